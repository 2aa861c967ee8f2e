using System.Net.Http.Headers;
using System.Text;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>Reads the id and the token of a key from the header <c>Authorization</c>.</summary>
internal static class MaximoBasic
{
    /// <exception cref="RefusalException">There is no such header, or it is not Basic.</exception>
    public static (string Id, string Token) Read(RecordedRequest request)
    {
        string pair =
            AuthenticationHeaderValue.TryParse(
                request.Headers.GetValueOrDefault("Authorization"),
                out AuthenticationHeaderValue? header
            ) && string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase)
                ? Decode(header.Parameter ?? "")
                : throw MaximoRefusal.WrongCredential();
        int colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? throw MaximoRefusal.WrongCredential() : (pair[..colon], pair[(colon + 1)..]);
    }

    private static string Decode(string parameter)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(parameter));
        }
        catch (FormatException)
        {
            throw MaximoRefusal.WrongCredential();
        }
    }
}
