using System.Text.Json;

namespace ApiKeys.Client.Testing.Recording;

/// <summary>
/// The credentials in one request that the emulator did not make. Each is masked where it is found, and everywhere else
/// in the request.
/// </summary>
internal sealed class ForeignCredentials(Func<string, bool> isOwn)
{
    private const string Mask = "***";

    // A shorter one may be a word that appears in the request for another reason.
    private const int ShortestUnmistakable = 8;
    private readonly HashSet<string> _found = [];

    public bool Any => _found.Count > 0;

    public string MaskHeader(string name, string value) =>
        CredentialNames.Matches(name) ? MaskCredential(value) : MaskText(value);

    /// <summary>Masks the values after the names of credentials, in a query, a form, JSON or multipart.</summary>
    public string MaskText(string text) =>
        NamedValues.Replace(
            text,
            (name, value) =>
                CredentialNames.Matches(name) && value.Length > 0 && !isOwn(value) ? Noted(value, Mask) : null
        );

    /// <summary>Masks every credential that was found, also without its name.</summary>
    public string MaskElsewhere(string text) =>
        _found
            .Where(static secret => secret.Length >= ShortestUnmistakable)
            .SelectMany(static secret =>
                new[] { secret, Uri.EscapeDataString(secret), JsonEncodedText.Encode(secret).Value }
            )
            .Aggregate(text, static (rest, spelling) => rest.Replace(spelling, Mask, StringComparison.Ordinal));

    private string MaskCredential(string value)
    {
        if (value.Length == 0 || isOwn(value))
        {
            return value;
        }

        return HttpCredential.Parse(value) is not { } credential ? Noted(value, Mask)
            : isOwn(credential.Secret) ? value
            : Noted(credential.Secret, Noted(credential.Text, $"{credential.Scheme} {Mask}"));
    }

    private string Noted(string secret, string masked)
    {
        _found.Add(secret);
        return masked;
    }
}
