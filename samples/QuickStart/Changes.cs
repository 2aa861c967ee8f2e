namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>
/// What some services can do with a key that is there: disable and enable it, and give it a new value.
/// </summary>
internal sealed class Changes(ApiKeyManager keys, ProofOfValue proof)
{
    /// <summary>The key with the value that it has in the end.</summary>
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
        await proof.WorksNoMoreAsync(issued, "the disabled key", cancellationToken);
        Screen.Step("Enable it again");
        Screen.Say($"It is {(await keys.EnableAsync(issued.Key.Id, cancellationToken)).Status}.");
    }

    private async Task<IssuedApiKey> RefreshAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        Screen.Step("Refresh the key: a new value for the same key");
        IssuedApiKey refreshed = await keys.RefreshAsync(issued.Key.Id, cancellationToken);
        await proof.WorksNoMoreAsync(issued, "the old value", cancellationToken);
        await proof.WorksAsync(refreshed, "the new value", cancellationToken);
        return refreshed;
    }
}
