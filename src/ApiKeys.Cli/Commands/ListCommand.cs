using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Times;
using ApiKeys.Client;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Commands;

internal sealed class ListCommand : ToolCommand
{
    private readonly Option<bool> _all = new("--all") { Description = "The keys of all accounts" };
    private readonly Option<Duration?> _expiring = TimeOptions.Span(
        "--expiring",
        "Only keys that expire within so long, have expired, or could: their expiry is not known"
    );
    private readonly Option<Guid?> _user = new Option<Guid?>("--user")
    {
        Description = "The keys of one user (Veeam)",
        HelpName = "uid",
    }.OnlyAt([ServiceNames.Veeam]);
    private readonly Option<Guid?> _organization = new Option<Guid?>("--organization")
    {
        Description = "The keys of all users of an organization (Veeam)",
        HelpName = "uid",
    }.OnlyAt([ServiceNames.Veeam]);

    public ListCommand()
        : base(
            "list",
            "List the keys of an account, or of all",
            "apikeys list --account prod",
            "apikeys list --all --expiring 30d",
            "apikeys list --all --output json"
        )
    {
        Aliases.Add("ls");
        Option[] choices = [_all, _user, _organization];
        foreach (Option option in choices.Append(_expiring))
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            string[] chosen =
            [
                .. choices
                    .Append(GlobalOptions.Account)
                    .Where(option => result.GetResult(option) is { Implicit: false })
                    .Select(option => option.Name),
            ];
            if (
                (chosen.Contains(_all.Name) && chosen.Length > 1)
                || (chosen.Contains(_user.Name) && chosen.Contains(_organization.Name))
            )
            {
                result.AddError($"{string.Join(" and ", chosen)} cannot be combined.");
            }
        });
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.Get(_all))
        {
            return await GetListAsync(session, cancellationToken);
        }

        if (session is { AccountName: null, Configuration: { Default: null, Accounts.Count: > 1 } })
        {
            string names = string.Join(", ", session.Configuration.Accounts.Select(static each => each.Name));
            throw new UsageException(
                $"There are several accounts; add {_all.Name}, or choose one with {GlobalOptions.Account.Name}: {names}."
                    + UnnamedFile.Hint(session.Configuration.File)
            );
        }

        using OpenAccount account = await session.OpenAsync(cancellationToken);
        Write(session, await ListAsync(session, account.Keys, cancellationToken));
        return ExitCode.Done;
    }

    private async Task<ExitCode> GetListAsync(Session session, CancellationToken cancellationToken)
    {
        using AccountFanOut fanOut = new(session);
        IReadOnlyList<Outcome<IReadOnlyList<ApiKey>>> outcomes = await fanOut.AskAsync(
            session.Configuration.Accounts,
            static (_, keys, cancelled) => keys.GetListAsync(cancelled),
            cancellationToken
        );
        if (outcomes.Any(outcome => outcome.Failure is null))
        {
            Write(session, [.. outcomes.SelectMany(outcome => outcome.Value ?? [])]);
        }

        Failure[] failures = [.. outcomes.Select(outcome => outcome.Failure).OfType<Failure>()];
        foreach (Failure failure in failures)
        {
            Screen.Error(failure.Text);
        }

        return failures.Length == 0 ? ExitCode.Done : Failure.CodeOf(failures);
    }

    private async Task<IReadOnlyList<ApiKey>> ListAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    )
    {
        Guid? user = session.Get(_user);
        Guid? organization = session.Get(_organization);
        return (user is null && organization is null) || keys is not VeeamApiKeyManager veeam
            ? await keys.GetListAsync(cancellationToken)
            : await ReadAsync(
                user is { } uid
                    ? veeam.ListForUserAsync(uid, cancellationToken)
                    : veeam.ListForOrganizationAsync(organization!.Value, cancellationToken)
            );
    }

    private static async Task<IReadOnlyList<ApiKey>> ReadAsync(IAsyncEnumerable<ApiKey> keys)
    {
        List<ApiKey> all = [];
        await foreach (ApiKey key in keys)
        {
            all.Add(key);
        }

        return all;
    }

    private void Write(Session session, IReadOnlyList<ApiKey> keys)
    {
        DateTimeOffset now = session.Clock.GetUtcNow();
        IReadOnlyList<ApiKey> shown = session.Get(_expiring) is { } within
            ? [.. keys.Where(key => Expiry.IsDueBy(key, within.After(now)))]
            : keys;
        KeyView.WriteList(session.Screen, shown, now);
    }
}
