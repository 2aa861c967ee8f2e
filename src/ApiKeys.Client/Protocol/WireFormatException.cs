namespace ApiKeys.Client.Protocol;

/// <summary>
/// The body of a response cannot be read. The message says where and how, and contains no byte of the body, which may
/// be a value.
/// </summary>
internal sealed class WireFormatException(string error) : Exception(error)
{
    /// <summary>
    /// Whether the body is not from the service, such as a proxy's HTML page, or reports an error with a success
    /// status.
    /// </summary>
    public bool IsForeign { get; init; }

    /// <summary>
    /// The only text in a value member of a body that cannot be read otherwise: the value of a key must not be lost
    /// because of the rest.
    /// </summary>
    public SecretValue? Salvaged { get; init; }

    /// <summary>The id of the key in a response that could not be read completely, if it has one.</summary>
    public string? KeyId { get; init; }

    /// <summary>Rejects a response in which a required member is blank.</summary>
    public static void ThrowIfBlank(string? text, string member, string? keyId = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new WireFormatException($"The member '{member}' of the response is blank.") { KeyId = keyId };
        }
    }
}
