using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The fields of a request to <c>/token</c>. A duplicate field counts as missing.</summary>
internal sealed class VeeamTokenForm
{
    private readonly Dictionary<string, StringValues> _fields;

    private VeeamTokenForm(Dictionary<string, StringValues> fields) => _fields = fields;

    public string? this[string name] =>
        _fields.TryGetValue(name, out StringValues values) && values.Count == 1 ? values[0] : null;

    public static VeeamTokenForm Read(RecordedRequest request, VeeamTokenBody expected)
    {
        string mediaType =
            expected == VeeamTokenBody.Form ? "application/x-www-form-urlencoded" : "multipart/form-data";
        if (
            !MediaTypeHeaderValue.TryParse(
                request.Headers.GetValueOrDefault("Content-Type"),
                out MediaTypeHeaderValue? type
            ) || !string.Equals(type.MediaType, mediaType, StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new VeeamRefusalException(415, $"The body must be {mediaType}.");
        }

        return new(
            expected == VeeamTokenBody.Form ? new FormReader(request.Body).ReadForm() : ReadParts(request, type)
        );
    }

    private static Dictionary<string, StringValues> ReadParts(RecordedRequest request, MediaTypeHeaderValue type)
    {
        string boundary =
            type.Parameters.FirstOrDefault(parameter => parameter.Name == "boundary")?.Value?.Trim('"') ?? "";
        KeyValueAccumulator fields = default;
        string[] parts = request.Body.Split("--" + boundary);
        foreach (string part in boundary.Length == 0 ? [] : parts)
        {
            int end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && NameIn(part[..end]) is { } name)
            {
                fields.Append(name, part[(end + 4)..].TrimEnd('\r', '\n'));
            }
        }

        return fields.GetResults();
    }

    private static string? NameIn(string head) =>
        head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
            .Select(line =>
                ContentDispositionHeaderValue.TryParse(line.Split(':', 2)[1], out ContentDispositionHeaderValue? value)
                    ? value.Name?.Trim('"')
                    : null
            )
            .FirstOrDefault();
}
