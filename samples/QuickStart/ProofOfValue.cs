using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Signs in with the value of a key, through a second manager that no container knows of.</summary>
internal sealed class ProofOfValue(AimmsOptions options)
{
    private readonly AimmsApiKeyManager _keys = new(options, "the new key");

    public async Task WorksAsync(CancellationToken cancellationToken)
    {
        Screen.Step("Sign in with the new key, through a second manager without a container");
        AccountCheck check = await _keys.CheckAsync(cancellationToken);
        if (!check.CanSignIn)
        {
            throw new InvalidOperationException($"The new value was refused. {check.Problem}");
        }

        Screen.Say(check.CanManageKeys
            ? "The service accepts it, and lets it manage keys."
            : "The service accepts it. It may not manage keys, as it should be: it does not carry the scope APIKey.");
    }

    public async Task WorksNoMoreAsync(CancellationToken cancellationToken)
    {
        Screen.Step("Try to sign in with the deleted key");
        AccountCheck check = await _keys.CheckAsync(cancellationToken);
        Screen.Say(check.CanSignIn ? "The service still accepts it; it may take a moment to forget a key." : $"Refused. {check.Problem}");
    }
}
