using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class AccountsCommand : ToolCommand
{
    private static readonly Dictionary<string, string> _none = [];
    private static readonly string[] _headings = ["ACCOUNT", "SERVICE", "ADDRESS"];
    private static readonly string[] _checkHeadings =
    [
        .. _headings,
        "AUTHENTICATED",
        "KEYS",
        "AS",
        "CREDENTIAL EXPIRES",
        "LEARNED",
        "PROBLEM",
    ];

    private readonly Option<bool> _check = new("--check")
    {
        Description = "Authenticate at each account, and say whether it may manage keys",
    };

    public AccountsCommand()
        : base(
            "accounts",
            "List the configured accounts",
            "apikeys accounts",
            "apikeys accounts --check",
            "apikeys accounts --check --account prod"
        ) => Add(_check);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        IReadOnlyList<AccountSettings> accounts = session.AccountName is { } name
            ? [session.Configuration.Account(name)]
            : session.Configuration.Accounts;
        if (session.Get(_check))
        {
            using AccountFanOut fanOut = new(session);
            return Write(
                session,
                await fanOut.AskAsync(
                    accounts,
                    static (_, keys, cancelled) => keys.CheckAsync(cancelled),
                    cancellationToken
                )
            );
        }

        if (session.Screen.IsData)
        {
            Data.Write(
                session.Screen,
                [.. accounts.Select(account => new AccountJson(account))],
                Json.Context.IReadOnlyListAccountJson
            );
        }
        else
        {
            Table.Write(
                session.Screen,
                _headings,
                accounts.Select(account => new Cell[] { account.Name, account.Service, account.Address })
            );
        }

        return ExitCode.Done;
    }

    private static ExitCode Write(Session session, IReadOnlyList<Outcome<AccountCheck>> outcomes)
    {
        if (session.Screen.IsData)
        {
            Data.Write(
                session.Screen,
                [
                    .. outcomes.Select(outcome => new AccountCheckJson(
                        outcome.Account,
                        outcome.Value,
                        LearnedAt(session, outcome),
                        outcome.Failure?.Text
                    )),
                ],
                Json.Context.IReadOnlyListAccountCheckJson
            );
        }
        else
        {
            Table.Write(
                session.Screen,
                _checkHeadings,
                outcomes.Select(outcome => Row(outcome, LearnedAt(session, outcome), session.Clock.GetUtcNow()))
            );
        }

        Failure[] failures = [.. outcomes.Select(outcome => outcome.Failure).OfType<Failure>()];
        return failures.Length > 0 ? Failure.CodeOf(failures)
            : outcomes.All(outcome => outcome.Value!.CanListKeys) ? ExitCode.Done
            : ExitCode.Refused;
    }

    /// <summary>What was learned now, and what earlier runs learned and this one used.</summary>
    private static SortedDictionary<string, string> LearnedAt(Session session, Outcome<AccountCheck> outcome)
    {
        SortedDictionary<string, string> learned = new(StringComparer.Ordinal);
        foreach (
            (string option, string value) in (session.Cache?.Of(outcome.Account) ?? _none).Concat(
                outcome.Value?.LearnedOptions ?? _none
            )
        )
        {
            learned[option] = value;
        }

        return learned;
    }

    private static Cell[] Row(
        Outcome<AccountCheck> outcome,
        IReadOnlyDictionary<string, string> learned,
        DateTimeOffset now
    )
    {
        (AccountSettings account, AccountCheck? check, Failure? failure) = outcome;
        return
        [
            account.Name,
            account.Service,
            account.Address,
            Word(check?.CanAuthenticate),
            Word(check?.CanListKeys),
            check?.UserName,
            check?.CredentialExpiry.Instant is { } end ? Expiry.At(end, now) : "",
            string.Join(", ", learned.Select(static option => $"{option.Key}={option.Value}")),
            check?.Problem ?? failure?.Text,
        ];
    }

    private static Cell Word(bool? isAllowed) =>
        isAllowed switch
        {
            true => "yes",
            false => new Cell("no", Severity.Now),
            null => new Cell("?", Severity.Now),
        };
}
