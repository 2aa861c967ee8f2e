namespace ApiKeys.Client.Samples.QuickStart.Stories;

/// <summary>The parts of the demonstration that differ between services.</summary>
internal interface IServiceStory
{
    /// <summary>The key to create: with as few scopes, and for as short a time, as possible.</summary>
    ApiKeyRequest Plan(string name, IReadOnlyList<ApiKeyScope> grantable);

    /// <summary>A request that the SDK refuses for this service.</summary>
    ApiKeyRequest TooMuch(ApiKeyRequest plan);

    /// <summary>A manager of the same account that authenticates with a new key, created without a container.</summary>
    ApiKeyManager AuthenticateWith(IssuedApiKey issued);
}
