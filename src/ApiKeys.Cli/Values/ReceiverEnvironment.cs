using ApiKeys.Cli.Configuration;

namespace ApiKeys.Cli.Values;

/// <summary>
/// Removes the accounts from the environment of a program that receives a value. A receiver does not need the
/// credentials of the tool.
/// </summary>
internal static class ReceiverEnvironment
{
    // Configuration reads both as a colon.
    private static readonly string[] _prefixes =
    [
        AccountConfiguration.Section + "__",
        AccountConfiguration.Section + ":",
    ];

    public static void RemoveCredentials(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.Where(IsOfAccount).ToArray())
        {
            environment.Remove(name);
        }
    }

    private static bool IsOfAccount(string name) =>
        _prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
