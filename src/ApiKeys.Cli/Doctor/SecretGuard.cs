using System.Text.Json;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Doctor;

/// <summary>
/// Refuses a file that has a secret in any spelling: one that is configured, or the value of a throw-away key. What is
/// written has shapes and replacements only; this finds an error in that.
/// </summary>
internal sealed class SecretGuard(OpenAccount account, ExchangeRecorder recorder)
{
    private const int ShortestSecret = 6;

    /// <summary>The members that hold the value of a key.</summary>
    public static readonly string[] Members = ["value", "token", "parameters", "access_token", "refresh_token"];

    /// <exception cref="IOException">The text has a secret.</exception>
    public void Check(string text, string file)
    {
        if (Secrets().Any(secret => Contains(text, secret)))
        {
            throw new IOException($"'{file}' is not written: a secret of the account would be in it.");
        }
    }

    private IEnumerable<string> Secrets() =>
        account
            .Secrets.Concat(recorder.Exchanges.SelectMany(static exchange => ValuesIn(exchange.ResponseBody)))
            .Where(static secret => secret.Length >= ShortestSecret)
            .Distinct();

    /// <summary>Whether a text has a secret as it is, escaped or encoded.</summary>
    private static bool Contains(string text, string secret)
    {
        ValueMask mask = new(secret);
        return mask.Next(text) + mask.End() != text;
    }

    private static List<string> ValuesIn(string body)
    {
        List<string> values = [];
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            Collect(document.RootElement, values);
        }
        catch (JsonException)
        {
            // A body that is no JSON is not written.
        }

        return values;
    }

    private static void Collect(JsonElement value, List<string> values)
    {
        foreach (JsonElement item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : default)
        {
            Collect(item, values);
        }

        foreach (JsonProperty member in value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : default)
        {
            if (member.Value.ValueKind == JsonValueKind.String && Members.Contains(member.Name))
            {
                values.Add(member.Value.GetString()!);
            }

            Collect(member.Value, values);
        }
    }
}
