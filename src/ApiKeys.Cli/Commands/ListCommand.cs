using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Commands;

internal sealed class ListCommand : ToolCommand
{
    private readonly Option<bool> _all = new("--all") { Description = "The keys of all accounts" };
    private readonly Option<TimeSpan?> _expiring = ExpiryOption.Days(
        "--expiring",
        "Only keys that expire within so many days, have expired, or could: their expiry is not known"
    );
    private readonly Option<Guid?> _user = new("--user")
    {
        Description = "The keys of one user (Veeam)",
        HelpName = "uid",
    };
    private readonly Option<Guid?> _organization = new("--organization")
    {
        Description = "The keys of all users of an organization (Veeam)",
        HelpName = "uid",
    };

    public ListCommand()
        : base(
            "list",
            "List the keys of an account, or of all",
            "apikeys list --account prod",
            "apikeys list --all --expiring 30d",
            "apikeys list --all --output json"
        )
    {
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

        foreach (Failure failure in outcomes.Select(outcome => outcome.Failure).OfType<Failure>())
        {
            Screen.Error(failure.Text);
        }

        return outcomes.All(outcome => outcome.Failure is null) ? ExitCode.Done : ExitCode.Failed;
    }

    private async Task<IReadOnlyList<ApiKey>> ListAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    )
    {
        Guid? user = session.Get(_user);
        Guid? organization = session.Get(_organization);
        return user is null && organization is null ? await keys.GetListAsync(cancellationToken)
            : keys is not VeeamApiKeyManager veeam
                ? throw SharedOptions.OnlyAt("Veeam", user is null ? _organization : _user, keys)
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
        IReadOnlyList<ApiKey> shown = session.Get(_expiring) is { } span
            ? [.. keys.Where(key => Expiry.IsDueBy(key, now + span))]
            : keys;
        KeyView.WriteList(session.Screen, shown, now);
    }
}
