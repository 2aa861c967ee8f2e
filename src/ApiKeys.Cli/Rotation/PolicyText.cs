using System.Text.Json.Nodes;
using ApiKeys.Client;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Cli.Rotation;

/// <summary>A policy that makes keys like one that exists.</summary>
internal static class PolicyText
{
    private const int LongestName = 64;

    /// <summary>A text as the name of a policy, which has letters, digits and . _ - alone.</summary>
    public static string NameFor(string text)
    {
        string name = string.Concat(text.Select(static character => IsAllowed(character) ? character : '-'));
        return name.Length > LongestName ? name[..LongestName] : name;
    }

    public static JsonObject Of(ApiKey key, string account, string name)
    {
        JsonObject policy = new()
        {
            ["Account"] = account,
            ["KeyName"] = name,
            ["Scopes"] = new JsonArray([.. key.Scopes.Select(static scope => JsonValue.Create(scope))]),
        };
        if (key.IsReadOnly)
        {
            policy["ReadOnly"] = true;
        }

        if (key is MaximoApiKey maximo)
        {
            policy["Interval"] = maximo.TokenRefreshInterval?.ToString() ?? "P90D";
        }

        return policy;
    }

    private static bool IsAllowed(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-';
}
