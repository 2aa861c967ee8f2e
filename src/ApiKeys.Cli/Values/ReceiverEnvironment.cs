using ApiKeys.Cli.Configuration;

namespace ApiKeys.Cli.Values;

/// <summary>
/// The environment of a program that receives a value: that of the tool without its accounts. A receiver has no use for
/// the credentials that the tool works with.
/// </summary>
internal static class ReceiverEnvironment
{
    // Both are what configuration takes for a colon.
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
