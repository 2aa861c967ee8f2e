using System.Globalization;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;
using Microsoft.Extensions.Primitives;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// The query of a request. A parameter that is not emulated is rejected, so that a misspelled one is noticed.
/// </summary>
internal sealed class VeeamQuery
{
    private readonly Dictionary<string, StringValues> _parameters;

    public VeeamQuery(RecordedRequest request, params string[] known)
    {
        _parameters = RequestQuery.Of(request);
        if (_parameters.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw VeeamRefusalException.OfParameter(unknown, "There is no such parameter, or it is not emulated.");
        }
    }

    public static JsonObject ToJson(RecordedRequest request) =>
        new(
            RequestQuery
                .Of(request)
                .Select(parameter =>
                    KeyValuePair.Create(
                        parameter.Key,
                        (JsonNode?)new JsonArray([.. parameter.Value.Select(value => (JsonNode?)value)])
                    )
                )
        );

    public IReadOnlyList<string> All(string name) => [.. _parameters.GetValueOrDefault(name).OfType<string>()];

    /// <summary>The value; <see langword="null"/> without the parameter.</summary>
    public string? Single(string name) =>
        All(name) switch
        {
            [] => null,
            [string value] => value,
            _ => throw VeeamRefusalException.OfParameter(name, "The parameter is there more than once."),
        };

    public int Number(string name, int lowest, int absent) =>
        Single(name) is not { } text ? absent
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= lowest
            ? number
        : throw VeeamRefusalException.OfParameter(name, $"The value is not a whole number from {lowest} on.");
}
