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
            foreach (string value in header.Value)
            {
                // The framework drops such a value when it reads it, and may send it as it stands here.
                if (value.AsSpan().IndexOfAny('\r', '\n') < 0)
                {
                    target.TryAddWithoutValidation(header.Key, value);
                }
            }
        }
#else
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
        {
            target.TryAddWithoutValidation(header.Key, header.Value);
        }
#endif
    }
}
