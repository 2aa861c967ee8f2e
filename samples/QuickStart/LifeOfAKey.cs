using System.Globalization;
using ApiKeys.Client.Samples.QuickStart.Stories;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>
/// The story: a key is created, used, listed, changed as far as the service can, and deleted, and two things go wrong
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
        IssuedApiKey issued = await IssueAsync(plan, cancellationToken);
        ProofOfValue proof = new(_story);
        await proof.WorksAsync(issued, "the new key", cancellationToken);
        await ListAsync(cancellationToken);
        await AskTooMuchAsync(plan, cancellationToken);
        await LostResponse.ShowAsync(keys, _story.Plan(_name + "-lost", grantable), stage, cancellationToken);
        issued = await new Changes(keys, proof).ShowAsync(issued, cancellationToken);
        await DeleteAsync(issued.Key, cancellationToken);
        await proof.WorksNoMoreAsync(issued, "the deleted key", cancellationToken);
    }

    private void ShowWhere()
    {
        Screen.Chapter($"{keys.Service}, account '{keys.Account}'");
        Screen.Say(
            stage.AddressOf(keys.Service) is { } address
                ? $"An emulator in this process, at {address}."
                : "A REAL account. One key is issued there, with as little as will do and for two days at most "
                    + "where keys end, and deleted again."
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

        Screen.Say($"Yes, and yes. Signed in as {check.UserName ?? "somebody whom the service does not name"}.");
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

    private async Task<IssuedApiKey> IssueAsync(ApiKeyRequest plan, CancellationToken cancellationToken)
    {
        Screen.Step($"Issue the key '{plan.Name}' with {string.Join(", ", plan.Scopes)}");
        IssuedApiKey issued = await keys.CreateAsync(plan, cancellationToken);
        Screen.Say($"Issued, as '{issued.Key.Id}'. It ends: {Words.Expiry(issued.Key, stage.Clock.GetUtcNow())}.");
        Screen.Say(
            $"Its value is {issued.Value} to whoever prints it. Reveal() gives the text, which the service never "
                + "shows again: save it now."
        );
        return issued;
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        Screen.Step("List the keys");
        KeyTable.Write(await keys.GetListAsync(cancellationToken), stage.Clock.GetUtcNow());
    }

    private async Task AskTooMuchAsync(ApiKeyRequest plan, CancellationToken cancellationToken)
    {
        Screen.Step("Ask for more than the service can honour, or anybody should have");
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
