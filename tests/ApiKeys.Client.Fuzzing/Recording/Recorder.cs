using System.Text;
using System.Text.RegularExpressions;
using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Fuzzing.Parsers;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Fuzzing.Recording;

/// <summary>
/// Writes the corpus: the responses of the emulator, in all its variants, to all calls, without those that look alike.
/// </summary>
internal static class Recorder
{
    private static readonly Regex _value = new("(?<=: ?\")[^\"]+");
    private static readonly Regex _random = new("[0-9A-Za-z+/=_-]{16,}|[A-Za-z]+");
    private static readonly Regex _number = new("[0-9]+");

    public static async Task RecordAsync(string folder)
    {
        foreach (RecordedService service in RecordedService.All)
        {
            Directory.CreateDirectory(Path.Combine(folder, service.Name));
            foreach (
                IGrouping<string, Script> scripts in (await RecordAsync(service))
                    .DistinctBy(ShapeOf)
                    .GroupBy(static script => script.Call)
            )
            {
                await File.WriteAllTextAsync(
                    Path.Combine(folder, service.Name, scripts.Key + ".http"),
                    string.Join(
                        Corpus.ScriptMark,
                        scripts.Select(static script => Encoding.Latin1.GetString(script.ToBytes()))
                    ) + "\n",
                    Encoding.Latin1
                );
            }
        }
    }

    private static async Task<List<Script>> RecordAsync(RecordedService service)
    {
        List<Script> scripts = [];
        await using ApiKeyEmulator defaults = await ApiKeyEmulator.StartAsync();
        foreach (Variation variation in Variation.Of(service.Variants(defaults)))
        {
            foreach (string call in service.Calls.Keys.Except(["resume"]))
            {
                scripts.Add(await RecordAsync(service, variation, call));
                scripts.Add(
                    await RecordAsync(
                        service,
                        variation,
                        call,
                        isThere: call.EndsWith("create", StringComparison.Ordinal)
                    )
                );
                scripts.Add(await RecordAsync(service, variation, call, isAuthenticated: false));
            }
        }

        return [.. scripts, .. scripts.Select(Resumed).OfType<Script>()];
    }

    private static async Task<Script> RecordAsync(
        RecordedService service,
        Variation variation,
        string call,
        bool? isThere = null,
        bool isAuthenticated = true
    )
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync();
        emulator.Clock.SetUtcNow(Place.Now);
        string id =
            isThere ?? !call.EndsWith("create", StringComparison.Ordinal)
                ? await CreateAsync(service, emulator)
                : "955b0b80-da62-4434-9f50-2c1b099948f2/99";
        variation.Apply(service.Variants(emulator));
        using RecordingHandler handler = new();
        try
        {
            await service.Calls[call](service.PlaceAt(emulator, handler, isAuthenticated), id);
        }
        catch (Exception failure) when (failure is ApiKeyException or NotSupportedException)
        {
            // Only the response of the server counts.
        }

        return new(call, id, handler.Responses);
    }

    private static async Task<string> CreateAsync(RecordedService service, ApiKeyEmulator emulator) =>
        ((IssuedApiKey)(await service.Calls["create"](service.PlaceAt(emulator, new SocketsHttpHandler()), ""))!)
            .Key
            .Id;

    /// <summary>The responses to a resumed call of a create that was done in the background.</summary>
    private static Script? Resumed(Script script) =>
        script.Responses.FirstOrDefault(static response => response.Status == 202) is null || script.Call != "create"
            ? null
            : script with
            {
                Call = "resume",
                KeyId = "955b0b80-da62-4434-9f50-2c1b099948f2",
                Responses =
                [
                    .. script.Responses.Where(static response =>
                        response.Status != 202 && !response.Request.EndsWith("/users/me", StringComparison.Ordinal)
                    ),
                ],
            };

    /// <summary>The shape of a response, without its texts and numbers.</summary>
    private static string ShapeOf(Script script) =>
        script.Call
        + string.Concat(
            script.Responses.Select(static response =>
                $"{response.Status}{string.Concat(response.Headers.Select(static header => header.Name))}"
                + ShapeOf(Encoding.UTF8.GetString(response.Body))
            )
        );

    private static string ShapeOf(string body) =>
        _number.Replace(_value.Replace(body, static value => _random.Replace(value.Value, "a")), "0");
}
