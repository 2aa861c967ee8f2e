namespace ApiKeys.Client.Samples.QuickStart.Stories;

/// <summary>What the story needs to know of a service; all else is the same at each.</summary>
internal interface IServiceStory
{
    /// <summary>The key to create: with as little as will do, and for as short as will do.</summary>
    ApiKeyRequest Plan(string name, IReadOnlyList<ApiKeyScope> grantable);

    /// <summary>What the SDK refuses to ask this service for.</summary>
    ApiKeyRequest TooMuch(ApiKeyRequest plan);

    /// <summary>
    /// A manager of the same account that authenticates with a key just created, and that no container knows of.
    /// </summary>
    ApiKeyManager SignInWith(IssuedApiKey issued);
}
