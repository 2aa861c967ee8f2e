using Microsoft.Extensions.Options;

namespace ApiKeys.Client.HealthChecks;

/// <summary>Rejects invalid options before any check uses them.</summary>
internal static class OptionsCheck
{
    /// <exception cref="OptionsValidationException">A time is out of its range.</exception>
    public static void ThrowIfOutOfRange(ApiKeyHealthCheckOptions options, string name)
    {
        ThrowIf(name, RangeError(nameof(options.ExpiresWithin), options.ExpiresWithin, TimeSpan.FromDays(3650)));
        ThrowIf(name, RangeError(nameof(options.CacheFor), options.CacheFor, TimeSpan.FromDays(1)));
    }

    /// <summary>The managers of the accounts that the options name.</summary>
    /// <exception cref="OptionsValidationException">An account is not registered, or none is: a check of nothing would
    /// always be healthy.</exception>
    public static IEnumerable<ApiKeyManager> Accounts(
        ApiKeyHealthCheckOptions options,
        string name,
        ApiKeyManagers? managers
    )
    {
        ThrowIf(
            name,
            managers is not { Count: > 0 } ? "no account is registered; call AddApiKeyClient and add one." : null
        );
        string? unknown = options.Accounts.FirstOrDefault(account => !managers!.TryGet(account, out _));
        ThrowIf(
            name,
            unknown is null
                ? null
                : $"{nameof(options.Accounts)} names '{unknown}', and no account has that name. There are: "
                    + $"{string.Join(", ", managers!.Select(manager => manager.Account))}."
        );
        return options.Accounts.Count == 0
            ? managers!
            : options.Accounts.Select(account => managers![account]).Distinct();
    }

    private static string? RangeError(string option, TimeSpan value, TimeSpan longest) =>
        value >= TimeSpan.Zero && value <= longest
            ? null
            : $"{option} is {value}; it must be from {TimeSpan.Zero} to {longest}.";

    private static void ThrowIf(string name, string? error)
    {
        if (error is not null)
        {
            throw new OptionsValidationException(
                name,
                typeof(ApiKeyHealthCheckOptions),
                [$"Health check '{name}': {error}"]
            );
        }
    }
}
