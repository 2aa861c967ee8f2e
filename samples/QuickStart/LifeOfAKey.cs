using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The story: a key is issued, used, listed and deleted, and two things go wrong on the way.</summary>
internal sealed class LifeOfAKey(AimmsApiKeyManager keys, Stage stage)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TellWhere();
        await CheckAsync(cancellationToken);
        KeyPlan plan = await PlanAsync(cancellationToken);
        try
        {
            await TellAsync(plan, cancellationToken);
        }
        catch (Exception exception) when (exception is not ApiKeyConflictException)
        {
            await TidyUp.RemoveAsync(keys, plan.Name);
            throw;
        }

        Console.WriteLine();
        Console.WriteLine("Done.");
    }

    private async Task TellAsync(KeyPlan plan, CancellationToken cancellationToken)
    {
        IssuedApiKey issued = await IssueAsync(plan, cancellationToken);
        ProofOfValue proof = new(stage.OptionsWith(keys.Account, issued.Value));
        await proof.WorksAsync(cancellationToken);
        await ListAsync(cancellationToken);
        await AskTooMuchAsync(plan, cancellationToken);
        await LostAnswer.ShowAsync(keys, stage, cancellationToken);
        await DeleteAsync(issued.Key.Id, cancellationToken);
        await proof.WorksNoMoreAsync(cancellationToken);
    }

    private void TellWhere()
    {
        Screen.Step("The account");
        Screen.Say(stage.Emulator is { } emulator
            ? $"'{keys.Account}' at {keys.Service}: an emulator in this process, at {emulator.Aimms.BaseAddress}."
            : $"'{keys.Account}' at {keys.Service}: a REAL account. One key is issued there, with one scope and for two days at most, and deleted again.");
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        Screen.Step("Check: can it sign in, and may it manage keys?");
        AccountCheck check = await keys.CheckAsync(cancellationToken);
        if (!check.CanManageKeys)
        {
            throw new InvalidOperationException(check.Problem);
        }

        Screen.Say($"Yes, and yes. Signed in as {check.SignedInAs ?? "somebody whom the service does not name"}.");
    }

    private async Task<KeyPlan> PlanAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = stage.Clock.GetUtcNow();
        Screen.Step("The scopes that a new key may be given");
        if (!keys.Capabilities.HasFlag(ApiKeyCapabilities.ListScopes))
        {
            Screen.Say("This endpoint cannot tell.");
            return KeyPlan.ForRealAccount(now, []);
        }

        IReadOnlyList<ApiKeyScope> grantable = await keys.ListScopesAsync(cancellationToken);
        Screen.Say(string.Join(", ", grantable.Select(scope => scope.Name)));
        return stage.Emulator is null ? KeyPlan.ForRealAccount(now, grantable) : KeyPlan.ForEmulator(now);
    }

    private async Task<IssuedApiKey> IssueAsync(KeyPlan plan, CancellationToken cancellationToken)
    {
        Screen.Step($"Issue the key '{plan.Name}' with {plan.Scopes}");
        IssuedApiKey issued = await keys.CreateAsync(plan.Name, plan.Scopes, plan.ExpiresAt, cancellationToken);
        Screen.Say($"Issued. It expires {Words.Expiry(issued.Key, stage.Clock.GetUtcNow())}: AIMMS takes a date, so the expiry was rounded down.");
        Screen.Say($"Its value is {issued.Value} to whoever prints it. Reveal() gives the text, which the service never shows again: save it now.");
        return issued;
    }

    private async Task ListAsync(CancellationToken cancellationToken)
    {
        Screen.Step("List the keys");
        KeyTable.Write(await keys.ListAllAsync(cancellationToken), stage.Clock.GetUtcNow());
    }

    private async Task AskTooMuchAsync(KeyPlan plan, CancellationToken cancellationToken)
    {
        Screen.Step("Ask for a key that would live too long");
        DateTimeOffset tooLate = keys.LatestExpiry.GetValueOrDefault().AddDays(2);
        try
        {
            await keys.CreateAsync(plan.Name + "-long", plan.Scopes, tooLate, cancellationToken);
        }
        catch (ArgumentException refused)
        {
            Screen.Say($"{refused.GetType().Name}: {refused.Message}");
        }
    }

    private async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        Screen.Step($"Delete the key '{id}'");
        await keys.DeleteAsync(id, cancellationToken);
        Screen.Say("Deleted: at once and for good.");
    }
}
