using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>No recording contains a secret: text that looks like one says that it is fake.</summary>
public sealed partial class RecordedSecretTests
{
    public static TheoryData<string> Recordings => new(RecordingFiles.Names);

    [Theory, MemberData(nameof(Recordings))]
    public void Recorded_secrets_are_marked_as_fake(string name)
    {
        JsonNode mappings = JsonNode.Parse(File.ReadAllText(RecordingFiles.PathOf(name)))!;

        Assert.Empty(Texts(mappings, "").SelectMany(Secrets));
    }

    [Theory]
    [InlineData("Bearer 4c9f0d1b2e8a4c9f0d1b2e8a4c9f0d1b")]
    [InlineData("q0b1x7ZkP3mV9sT2wY5uR8eL1aD4gH6jK0nB3vC7fE=")]
    [InlineData("Basic YS10ZW5hbnQtMTpxMGIxeDdaa1AzbVY5c1Qyd1k1dVI4ZUwxYUQ0Z0g2ag==")]
    public void A_real_secret_in_a_recording_is_found(string secret) => Assert.NotEmpty(Secrets(secret));

    /// <summary>Every text of a recording except its source.</summary>
    private static IEnumerable<string> Texts(JsonNode? node, string name) =>
        node switch
        {
            JsonObject members => members
                .Where(member => name != "Data" || member.Key == "expect")
                .SelectMany(member => Texts(member.Value, member.Key)),
            JsonArray items => items.SelectMany(item => Texts(item, name)),
            JsonValue value => [value.ToString()],
            _ => [],
        };

    /// <summary>Finds long runs of letters and digits that do not say, decoded or not, that they are fake.</summary>
    private static IEnumerable<string> Secrets(string text) =>
        Runs()
            .Matches(Guids().Replace(text, ""))
            .Select(match => match.Value)
            .Where(run => run.Any(char.IsAsciiDigit) && run.Any(char.IsAsciiLetter))
            .Where(run => !SaysSo(run) && !SaysSo(Decoded(run)));

    private static bool SaysSo(string text) =>
        NotLetters().Replace(text, "").Contains("notareal", StringComparison.OrdinalIgnoreCase);

    private static string Decoded(string run)
    {
        byte[] bytes = new byte[run.Length];
        string padded = run.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out int length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : "";
    }

    [GeneratedRegex("[A-Za-z0-9+_=&-]{24,}")]
    private static partial Regex Runs();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guids();

    [GeneratedRegex("[^A-Za-z]")]
    private static partial Regex NotLetters();
}
