using System.Text.Json.Nodes;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>A recording with an error does not pass. The report names the error.</summary>
public sealed class BrokenRecordingTests : IDisposable
{
    private const string Good = "aimms/create-a-key";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    /// <summary>The path of a member, the JSON that is put there (null removes it), and a part of the report.</summary>
    public static TheoryData<string, string?, string> Faults =>
        new()
        {
            { "Data", null, "has no 'Data'" },
            { "Data.source", null, "does not name its 'source'" },
            { "Data.mark", null, "The 'mark'" },
            { "Data.mark", "\"guessed\"", "'guessed'. Write verified or inferred" },
            { "Data.sauce", "\"a page\"", "sauce" },
            { "Data.expect", null, "needs an 'expect'" },
            { "Data.expect.call", null, "'call'" },
            { "Data.expect.reslut", "{}", "reslut" },
            { "Title", null, "'Title'" },
            { "Reqest", "{}", "Reqest" },
            { "Response.BodyAsJsno", "{}", "BodyAsJsno" },
            { "Data.expect.call.operation", "\"Crate\"", "no operation 'Crate'" },
            { "Data.expect.call.name", null, "no 'name'" },
            { "Data.expect.call.scopes", "\"Tasks\"", "'scopes'" },
            { "Data.expect.call.nmae", "\"ci\"", "does not use 'nmae'" },
            { "Data.expect.account.ApiKye", "\"a key\"", "ApiKye" },
            { "Data.expect.result.nmae", "\"ci-publish\"", "'$.nmae' is expected" },
            { "Data.expect.result.name", "\"other\"", "$.name: expected \"other\", but was \"ci-publish\"" },
            { "Data.expect.result", null, "$: expected null" },
            { "Data.expect.error", "{\"statusCode\":400}", "$: expected {\"statusCode\":400}, but was null" },
            { "Request.Methods", "[\"PUT\"]", "differs in: Method" },
            { "Request.Path", "\"/other\"", "No recorded request is this one" },
            { "Request.Path", null, "it needs a 'Path'" },
            { "Request.Params", """[{"Name":"a","Matchers":[{"Name":"ExactMatcher","Pattern":"1"}]}]""", "in: Param" },
            { "Request.Headers", null, "sent were also the headers" },
            { "Request.Body", null, "it has no body" },
            { "Request.Body.Matcher.Pattern.name", "\"other\"", "differs in: Body" },
        };

    [Theory, MemberData(nameof(Faults))]
    public async Task An_error_in_a_recording_is_reported(string member, string? json, string report) =>
        Assert.Contains(
            report,
            await ReportAsync(mappings => Set(mappings[0]!, member, json is null ? null : JsonNode.Parse(json))),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_query_that_was_not_recorded_is_reported() =>
        Assert.Contains(
            "its query is",
            await ReportAsync(
                mappings => mappings[0]!["Request"]!.AsObject().Remove("Params"),
                "veeam/create-a-key-with-repeated-scopes"
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task A_recorded_request_that_is_not_sent_is_reported() =>
        Assert.Contains(
            "Recorded were 'Create the key', 'Another', and sent were 'Create the key'",
            await ReportAsync(mappings =>
            {
                JsonObject another = mappings[0]!.DeepClone().AsObject();
                another["Title"] = "Another";
                another["Request"]!["Path"] = "/another";
                another["Data"]!.AsObject().Remove("expect");
                mappings.Add((JsonNode)another);
            }),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task An_expectation_beyond_the_first_mapping_is_reported() =>
        Assert.Contains(
            "The first mapping, and no other",
            await ReportAsync(mappings =>
            {
                JsonNode another = mappings[0]!.DeepClone();
                another["Title"] = "Another";
                mappings.Add(another);
            }),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("[]", "no mapping")]
    [InlineData("[{", "broken.json")]
    [InlineData("", "no mapping")]
    public void A_file_without_mappings_is_reported(string text, string report)
    {
        string path = Path.Combine(_folder.FullName, "broken.json");
        File.WriteAllText(path, text);

        InvalidRecordingException invalid = Assert.Throws<InvalidRecordingException>(() => Recording.Read(path));
        Assert.Contains(report, invalid.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Changes a valid recording, and returns the report of its replay.</summary>
    private async Task<string> ReportAsync(Action<JsonArray> change, string name = Good)
    {
        string good = await File.ReadAllTextAsync(RecordingFiles.PathOf(name), The.Token);
        JsonArray mappings = JsonNode.Parse(good)!.AsArray();
        change(mappings);
        string path = Path.Combine(_folder.CreateSubdirectory(name.Split('/')[0]).FullName, "broken.json");
        await File.WriteAllTextAsync(path, mappings.ToJsonString(), The.Token);
        try
        {
            return string.Join("\n", await Replay.RunAsync(Recording.Read(path), Uri.UriSchemeHttp));
        }
        catch (Exception refused) when (refused is InvalidRecordingException or OptionsValidationException)
        {
            return refused.Message;
        }
    }

    private static void Set(JsonNode mapping, string member, JsonNode? value)
    {
        string[] path = member.Split('.');
        JsonObject parent = path[..^1].Aggregate(mapping, (node, name) => node[name]!).AsObject();
        if (value is null)
        {
            parent.Remove(path[^1]);
        }
        else
        {
            parent[path[^1]] = value;
        }
    }
}
