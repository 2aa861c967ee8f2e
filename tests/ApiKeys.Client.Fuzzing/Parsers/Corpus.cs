using System.Reflection;
using ApiKeys.Client.Fuzzing.Calls;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>The recorded responses of the emulator, and earlier finds; both are embedded in the program.</summary>
internal static class Corpus
{
    /// <summary>The separator of the scripts in a file.</summary>
    public const string ScriptMark = "\n%%%%\n";

    private static readonly Assembly _assembly = typeof(Corpus).Assembly;

    /// <summary>All recorded calls of a service.</summary>
    public static IReadOnlyList<Script> Scripts(string service) =>
        [.. Names($"Corpus/{service}/").SelectMany(static name => Split(Read(name))).Select(Script.Parse)];

    /// <summary>The bodies of a service's responses to some requests.</summary>
    /// <param name="service">The service.</param>
    /// <param name="request">Selects by the request, such as <c>GET /v1/apikeys</c>.</param>
    /// <param name="isSuccess">Whether the status is one of success.</param>
    public static IReadOnlyList<byte[]> Bodies(string service, Func<string, bool> request, bool isSuccess = true) =>
        [
            .. from script in Scripts(service)
            from response in script.Responses
            where
                response.Body.Length > 0
                && isSuccess == response.Status is >= 200 and < 300
                && request(response.Request)
            select response.Body,
        ];

    /// <summary>The stored finds, each with its name, its parser and its input.</summary>
    public static IEnumerable<(string Name, string Parser, byte[] Input)> Regressions() =>
        Names("Regressions/").Select(static name => (name, name.Split('/')[1], Read(name)));

    private static IEnumerable<string> Names(string folder) =>
        _assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static byte[] Read(string name)
    {
        using Stream stream = _assembly.GetManifestResourceStream(name)!;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static IEnumerable<byte[]> Split(byte[] file) =>
        System
            .Text.Encoding.Latin1.GetString(file)
            .TrimEnd('\n')
            .Split(ScriptMark)
            .Select(System.Text.Encoding.Latin1.GetBytes);
}
