namespace ApiKeys.Client.Protocol;

/// <summary>
/// The body of a response cannot be read. The message says where and how it is off, and holds no byte of it: it may be
/// a value.
/// </summary>
internal sealed class WireFormatException(string fault) : Exception(fault)
{
    /// <summary>
    /// Whether the body speaks for somebody or something else: a page of HTML, or an error under a status of success.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>
    /// The only text under the name of values in a body that is otherwise unreadable: the value of a key must not be
    /// lost to the rest.
    /// </summary>
    public SecretValue? Salvaged { get; init; }

    /// <summary>The id of the key in a response that could not be read whole, if it says of one.</summary>
    public string? KeyId { get; init; }

    /// <summary>Refuses a response that leaves a member blank which it must fill.</summary>
    public static void ThrowIfBlank(string? text, string member, string? keyId = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new WireFormatException($"The answer's member '{member}' is blank.") { KeyId = keyId };
        }
    }
}
