using System.CommandLine.Completions;
using System.Diagnostics.CodeAnalysis;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Rotation;
using ApiKeys.Cli.Scopes;
using ApiKeys.Client;

namespace ApiKeys.Cli.Completions;

/// <summary>
/// What can follow in a command line: names of accounts and policies, scopes and ids of keys. Nothing is asked for, and
/// what cannot be found out is left out.
/// </summary>
internal static class Candidates
{
    // A shell waits for them after each press of the tab key.
    private const double Patience = 3;

    public static IEnumerable<CompletionItem> Accounts(CompletionContext context) =>
        Items(context, static session => session.Configuration.Accounts.Select(static account => account.Name));

    public static IEnumerable<CompletionItem> Services(CompletionContext context) =>
        Items(context, static _ => ServiceNames.All);

    public static IEnumerable<CompletionItem> Policies(CompletionContext context) =>
        Items(context, static session => RotationSettings.Load(session.Configuration.File).Policies);

    public static IEnumerable<CompletionItem> Scopes(CompletionContext context) =>
        Items(
            context,
            static session =>
                KnownScopes
                    .Of(session.Configuration.Account(session.AccountName).Service)
                    .Select(static scope => scope.Name)
        );

    public static IEnumerable<CompletionItem> Ids(CompletionContext context) =>
        Items(
            context,
            static session =>
            {
                // The pool has no context that the wait could block.
                using CancellationTokenSource limit = new(
                    TimeSpan.FromSeconds(session.Parsed.GetValue(GlobalOptions.Timeout) ?? Patience)
                );
                return Task.Run(() => IdsAsync(session, limit.Token)).GetAwaiter().GetResult();
            }
        );

    private static async Task<IReadOnlyList<string>> IdsAsync(Session session, CancellationToken cancellationToken)
    {
        AccountSettings account = session.Configuration.Account(session.AccountName);
        if (Secrets.Fields.Any(field => account.Has(Secrets.CommandOf(field))))
        {
            return []; // A command may open a window that asks for a password.
        }

        using OpenAccount open = await session.OpenAsync(account, cancellationToken);
        List<string> ids = [];
        await foreach (ApiKey key in open.Keys.ListAsync(cancellationToken))
        {
            ids.Add(key.Id);
        }

        return ids;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A failure must not disturb the line that is being typed.")]
    private static IEnumerable<CompletionItem> Items(
        CompletionContext context,
        Func<Session, IEnumerable<string>> candidates
    )
    {
        try
        {
            using Session session = new(context.ParseResult);

            // A candidate with a line break or a control character would be taken for several by a shell.
            return
            [
                .. candidates(session)
                    .Where(static text => !text.Any(char.IsControl))
                    .Select(static text => new CompletionItem(text)),
            ];
        }
        catch (Exception)
        {
            return [];
        }
    }
}
