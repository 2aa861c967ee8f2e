using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

internal sealed class AccountsCommand() : ToolCommand("accounts", "List the configured accounts", "apikeys accounts", "apikeys accounts --output json")
{
    private static readonly string[] _headings = ["ACCOUNT", "SERVICE", "ADDRESS"];

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        IReadOnlyList<AccountSettings> accounts = session.AccountName is { } name ? [session.Configuration.Account(name)] : session.Configuration.Accounts;
        if (session.Screen.Format == OutputFormat.Json)
        {
            Json.Write([.. accounts.Select(account => new AccountJson(account.Name, account.Service, account.Address))], Json.Context.IReadOnlyListAccountJson);
        }
        else
        {
            Table.Write(session.Screen, _headings, accounts.Select(account => new Cell[] { account.Name, account.Service, account.Address }));
        }

        return Task.FromResult(ExitCode.Done);
    }
}
