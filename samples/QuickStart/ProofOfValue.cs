using ApiKeys.Client.Samples.QuickStart.Stories;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Authenticates with the value of a key, each time through a separate manager.</summary>
internal sealed class ProofOfValue(IServiceStory story)
{
    public async Task WorksAsync(IssuedApiKey issued, string what, CancellationToken cancellationToken)
    {
        Screen.Step($"Authenticate with {what}, through a second manager without a container");
        AccountCheck check = await story.AuthenticateWith(issued).CheckAsync(cancellationToken);
        if (!check.CanAuthenticate)
        {
            throw new InvalidOperationException($"The value was rejected. {check.Problem}");
        }

        Screen.Say(
            check.CanListKeys
                ? "The service accepts it, and lets it list keys."
                : "The service accepts it, but not for managing keys, as it should be."
        );
    }

    public async Task NoLongerWorksAsync(IssuedApiKey issued, string what, CancellationToken cancellationToken)
    {
        Screen.Step($"Try to authenticate with {what}");
        AccountCheck check = await story.AuthenticateWith(issued).CheckAsync(cancellationToken);
        Screen.Say(
            check.CanAuthenticate
                ? "The service still accepts it; it may take a moment to forget a key."
                : $"Rejected. {check.Problem}"
        );
    }
}
