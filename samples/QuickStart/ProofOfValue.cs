using ApiKeys.Client.Samples.QuickStart.Stories;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Signs in with the value of a key, each time through a manager of its own.</summary>
internal sealed class ProofOfValue(IServiceStory story)
{
    public async Task WorksAsync(IssuedApiKey issued, string what, CancellationToken cancellationToken)
    {
        Screen.Step($"Sign in with {what}, through a second manager without a container");
        AccountCheck check = await story.SignInWith(issued).CheckAsync(cancellationToken);
        if (!check.CanAuthenticate)
        {
            throw new InvalidOperationException($"The value was refused. {check.Problem}");
        }

        Screen.Say(
            check.CanListKeys
                ? "The service accepts it, and lets it see keys."
                : "The service accepts it, but not for managing keys, as it should be."
        );
    }

    public async Task WorksNoMoreAsync(IssuedApiKey issued, string what, CancellationToken cancellationToken)
    {
        Screen.Step($"Try to sign in with {what}");
        AccountCheck check = await story.SignInWith(issued).CheckAsync(cancellationToken);
        Screen.Say(
            check.CanAuthenticate
                ? "The service still accepts it; it may take a moment to forget a key."
                : $"Refused. {check.Problem}"
        );
    }
}
