namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The changes that some services offer: to disable and enable a key, and to give it a new value.</summary>
internal sealed class Changes(ApiKeyManager keys, ProofOfValue proof)
{
    /// <summary>Shows the changes, and returns the key with its last value.</summary>
    public async Task<IssuedApiKey> ShowAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        if (keys.Capabilities.HasFlag(ApiKeyCapabilities.Disable))
        {
            await DisableAndEnableAsync(issued, cancellationToken);
        }

        return keys.Capabilities.HasFlag(ApiKeyCapabilities.Refresh)
            ? await RefreshAsync(issued, cancellationToken)
            : issued;
    }

    private async Task DisableAndEnableAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        Screen.Step("Disable the key");
        Screen.Say($"It is {(await keys.DisableAsync(issued.Key.Id, cancellationToken)).Status}.");
        await proof.NoLongerWorksAsync(issued, "the disabled key", cancellationToken);
        Screen.Step("Enable it again");
        Screen.Say($"It is {(await keys.EnableAsync(issued.Key.Id, cancellationToken)).Status}.");
    }

    private async Task<IssuedApiKey> RefreshAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        Screen.Step("Refresh the key: a new value for the same key");
        IssuedApiKey refreshed = await keys.RefreshAsync(issued.Key.Id, cancellationToken);
        await proof.NoLongerWorksAsync(issued, "the old value", cancellationToken);
        await proof.WorksAsync(refreshed, "the new value", cancellationToken);
        return refreshed;
    }
}
