using System.Globalization;
using ApiKeys.Client.Samples.QuickStart.Stories;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>
/// The demonstration: a key is created, used, listed, changed as far as the service can, and deleted. Two requests fail
/// on the way.
/// </summary>
internal sealed class LifeOfAKey(ApiKeyManager keys, Stage stage)
{
    private readonly IServiceStory _story = ServiceStory.Of(keys, stage);
    private readonly string _name =
        $"quickstart-{stage.Clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        ShowWhere();
        await CheckAsync(cancellationToken);
        IReadOnlyList<ApiKeyScope> grantable = await ListScopesAsync(cancellationToken);
        try
        {
            await ReportAsync(grantable, cancellationToken);
        }
        catch (Exception exception) when (exception is not ApiKeyConflictException)
        {
            await TidyUp.RemoveAsync(keys, _name);
            throw;
        }
    }

    private async Task ReportAsync(IReadOnlyList<ApiKeyScope> grantable, CancellationToken cancellationToken)
    {
        ApiKeyRequest plan = _story.Plan(_name, grantable);
        IssuedApiKey issued = await CreateAsync(plan, cancellationToken);
        ProofOfValue proof = new(_story);
        await proof.WorksAsync(issued, "the new key", cancellationToken);
        await ListAsync(cancellationToken);
        await RequestTooMuchAsync(plan, cancellationToken);
        await LostResponse.ShowAsync(keys, _story.Plan(_name + "-lost", grantable), stage, cancellationToken);
        issued = await new Changes(keys, proof).ShowAsync(issued, cancellationToken);
        await DeleteAsync(issued.Key, cancellationToken);
        await proof.NoLongerWorksAsync(issued, "the deleted key", cancellationToken);
    }

    private void ShowWhere()
    {
        Screen.Chapter($"{keys.Service}, account '{keys.Account}'");
        Screen.Say(
            stage.AddressOf(keys.Service) is { } address
                ? $"An emulator in this process, at {address}."
                : "A REAL account. One key is created there, with as few scopes as possible and for two days at most "
                    + "where keys expire, and deleted again."
        );
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        Screen.Step("Check: can it authenticate, and may it list keys?");
        AccountCheck check = await keys.CheckAsync(cancellationToken);
        if (!check.CanListKeys)
        {
            throw new InvalidOperationException(check.Problem);
        }

        Screen.Say($"Yes, and yes. Authenticated as {check.UserName ?? "a user whom the service does not name"}.");
    }

    private async Task<IReadOnlyList<ApiKeyScope>> ListScopesAsync(CancellationToken cancellationToken)
    {
        if (!keys.Capabilities.HasFlag(ApiKeyCapabilities.ListScopes))
        {
            return [];
        }

        Screen.Step("The scopes that a new key may be given");
        IReadOnlyList<ApiKeyScope> grantable = await keys.ListScopesAsync(cancellationToken);
        Screen.Say(string.Join(", ", grantable.Select(scope => scope.Name)));
        return grantable;
    }

    private async Task<IssuedApiKey> CreateAsync(ApiKeyRequest plan, CancellationToken cancellationToken)
    {
        Screen.Step($"Create the key '{plan.Name}' with {string.Join(", ", plan.Scopes)}");
        IssuedApiKey issued = await keys.CreateAsync(plan, cancellationToken);
        Screen.Say(
            $"Created, as '{issued.Key.Id}'. It expires: {DisplayText.Expiry(issued.Key, stage.Clock.GetUtcNow())}."
        );
        Screen.Say(
            $"Its value prints as {issued.Value}. Reveal() returns the text, which the service never "
                + "shows again: save it now."
        );
        return issued;
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        Screen.Step("List the keys");
        KeyTable.Write(await keys.GetListAsync(cancellationToken), stage.Clock.GetUtcNow());
    }

    private async Task RequestTooMuchAsync(ApiKeyRequest plan, CancellationToken cancellationToken)
    {
        Screen.Step("Request more than the service can honour, or than a key should have");
        try
        {
            await keys.CreateAsync(_story.TooMuch(plan), cancellationToken);
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            Screen.Say($"{refused.GetType().Name}: {refused.Message}");
        }
    }

    private async Task DeleteAsync(ApiKey key, CancellationToken cancellationToken)
    {
        Screen.Step($"Delete the key '{key.Name}'");
        await keys.DeleteAsync(key.Id, cancellationToken);
        Screen.Say("Deleted: at once and for good.");
    }
}
