using System.Text;

namespace ApiKeys.Client.Testing.Recording;

/// <summary>
/// Creates the record of a request, without the credentials that the emulator did not make. A real credential may be
/// sent to an emulator by mistake.
/// </summary>
internal sealed class CredentialMask(Func<string, bool> isOwn)
{
    /// <summary>The request without credentials of others; the request itself when it has none.</summary>
    public RecordedRequest Of(RecordedRequest request)
    {
        ForeignCredentials foreign = new(isOwn);
        KeyValuePair<string, string>[] headers =
        [
            .. request.Headers.Select(header => new KeyValuePair<string, string>(
                header.Key,
                foreign.MaskHeader(header.Key, header.Value)
            )),
        ];
        string target = foreign.MaskText(request.RawTarget);
        string body = foreign.MaskText(request.Body);
        return !foreign.Any
            ? request
            : new(
                request.Method,
                foreign.MaskElsewhere(target),
                headers.ToDictionary(
                    static header => header.Key,
                    header => foreign.MaskElsewhere(header.Value),
                    StringComparer.OrdinalIgnoreCase
                ),
                Encoding.UTF8.GetBytes(foreign.MaskElsewhere(body))
            );
    }
}
