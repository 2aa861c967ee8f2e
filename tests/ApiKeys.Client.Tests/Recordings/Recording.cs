using System.Text.Json;
using Newtonsoft.Json;
using WireMock.Admin.Mappings;
using Json = System.Text.Json.JsonSerializer;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>A file of mappings: the requests of one call, in the order of sending, and their responses.</summary>
internal sealed record Recording(
    string Service,
    string Path,
    IReadOnlyList<MappingModel> Mappings,
    Expectation Expectation
)
{
    private static readonly JsonSerializerSettings _strict = new()
    {
        MissingMemberHandling = MissingMemberHandling.Error,
        DateParseHandling = DateParseHandling.None,
    };

    /// <summary>Reads a file. The name of its folder is the name of the service.</summary>
    /// <exception cref="InvalidRecordingException">It is not a recording.</exception>
    public static Recording Read(string path)
    {
        try
        {
            IReadOnlyList<MappingModel> mappings = Parse(File.ReadAllText(path));
            string service = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)!);
            return new(service, path, mappings, ExpectationIn([.. mappings.Select(MetadataOf)]));
        }
        catch (Exception exception)
            when (exception
                    is Newtonsoft.Json.JsonException
                        or System.Text.Json.JsonException
                        or InvalidRecordingException
            )
        {
            throw new InvalidRecordingException($"{System.IO.Path.GetFileName(path)}: {exception.Message}", exception);
        }
    }

    /// <summary>Reads one mapping or several as WireMock.Net does, but refuses a member that it would ignore.</summary>
    private static List<MappingModel> Parse(string text)
    {
        List<MappingModel> mappings =
            text.TrimStart().StartsWith('[') ? JsonConvert.DeserializeObject<List<MappingModel>>(text, _strict)!
            : JsonConvert.DeserializeObject<MappingModel>(text, _strict) is { } single ? [single]
            : [];
        Require(mappings.Count > 0, "There is no mapping in the file.");
        Require(mappings.All(mapping => mapping.Title is not null), "A mapping has no 'Title'.");
        Require(
            mappings.DistinctBy(mapping => mapping.Title).Count() == mappings.Count,
            "Two mappings have one 'Title'."
        );
        return mappings;
    }

    private static RecordingMetadata MetadataOf(MappingModel mapping)
    {
        Require(mapping.Data is not null, $"'{mapping.Title}' has no 'Data' with the members 'source' and 'mark'.");
        string data = JsonConvert.SerializeObject(mapping.Data);
        RecordingMetadata metadata = Json.Deserialize<RecordingMetadata>(data, JsonSerializerOptions.Web)!;
        Require(
            !string.IsNullOrWhiteSpace(metadata.Source),
            $"'{mapping.Title}' does not name its 'source': the document or specification, with its revision."
        );
        Require(
            RecordingMetadata.Marks.Contains(metadata.Mark),
            $"The 'mark' of '{mapping.Title}' is '{metadata.Mark}'. "
                + $"Write {string.Join(" or ", RecordingMetadata.Marks)}."
        );
        return metadata;
    }

    private static Expectation ExpectationIn(IReadOnlyList<RecordingMetadata> metadata)
    {
        Expectation? expectation = metadata[0].Expect;
        Require(
            expectation is not null && metadata.Skip(1).All(other => other.Expect is null),
            "The first mapping, and no other, needs an 'expect' in its 'Data'."
        );
        Require(expectation!.Account is not null, "The 'expect' has no 'account', with the options of the account.");
        Require(expectation.Call is not null, "The 'expect' has no 'call', with the operation and its arguments.");
        return expectation;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidRecordingException(otherwise);
        }
    }
}
