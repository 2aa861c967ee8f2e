using System.Net.Http.Headers;

namespace ApiKeys.Client.Protocol;

/// <summary>Copies headers as they stand, without reading their values.</summary>
internal static class HeaderCopy
{
    public static void Add(HttpHeaders headers, HttpHeaders target)
    {
#if NET
        foreach (KeyValuePair<string, HeaderStringValues> header in headers.NonValidated)
        {
            _ =
                header.Value.Count == 1
                    ? target.TryAddWithoutValidation(header.Key, header.Value.ToString())
                    : target.TryAddWithoutValidation(header.Key, header.Value);
        }
#else
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            target.TryAddWithoutValidation(header.Key, header.Value);
        }
#endif
    }
}
