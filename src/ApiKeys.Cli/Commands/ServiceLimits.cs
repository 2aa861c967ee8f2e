using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Commands;

/// <summary>
/// Commands and options that only some services have. What a service cannot do is said before anything else, so that
/// nobody completes a command that cannot work.
/// </summary>
internal static class ServiceLimits
{
    private static readonly ConditionalWeakTable<Symbol, Limit> _limits = [];

    /// <summary>Limits a command or an option to some services.</summary>
    /// <param name="symbol">The command or option.</param>
    /// <param name="services">The services that have it.</param>
    /// <param name="otherwise">What to say at another service, whose name takes the place of <c>{0}</c>; null for the
    /// usual sentence.</param>
    public static T OnlyAt<T>(this T symbol, IReadOnlyList<string> services, string? otherwise = null)
        where T : Symbol
    {
        _limits.Add(symbol, new Limit(services, otherwise));
        return symbol;
    }

    /// <summary>The services that have a command or an option; null when all have it.</summary>
    public static IReadOnlyList<string>? ServicesOf(Symbol symbol) =>
        _limits.TryGetValue(symbol, out Limit? limit) ? limit.Services : null;

    /// <summary>Refuses what the service of the account does not have.</summary>
    /// <exception cref="UsageException">The service cannot do it, or there is no such account.</exception>
    public static void Check(Session session)
    {
        if (ErrorIn(session) is { } error)
        {
            throw new UsageException(error);
        }
    }

    /// <summary>What the service of the account does not have; null when it has all that is used.</summary>
    /// <exception cref="UsageException">There is no such account.</exception>
    public static string? ErrorIn(Session session) =>
        Used(session.Parsed)
            .Where(symbol => _limits.TryGetValue(symbol, out _))
            .Select(symbol => ErrorIn(symbol, session.Configuration.Account(session.AccountName)))
            .FirstOrDefault(static error => error is not null);

    private static string? ErrorIn(Symbol symbol, AccountSettings account) =>
        _limits.TryGetValue(symbol, out Limit? limit)
        && ServiceNames.Known(account.Service) is { } service
        && !limit.Services.Contains(service, StringComparer.OrdinalIgnoreCase)
            ? limit.TextFor(symbol, account) + " Nothing was sent."
            : null;

    private static IEnumerable<Symbol> Used(ParseResult parsed) =>
        parsed
            .CommandResult.Children.OfType<OptionResult>()
            .Where(static option => !option.Implicit)
            .Select(static Symbol (option) => option.Option)
            .Prepend(parsed.CommandResult.Command);

    private sealed record Limit(IReadOnlyList<string> Services, string? Otherwise)
    {
        public string TextFor(Symbol symbol, AccountSettings account) =>
            Otherwise is not null
                ? Otherwise.Replace("{0}", ServiceNames.Brand(account.Service!), StringComparison.Ordinal)
                : $"{symbol.Name} is for {string.Join(" and ", Services)}, and the account '{account.Name}' is at "
                    + $"{account.Service}.";
    }
}
