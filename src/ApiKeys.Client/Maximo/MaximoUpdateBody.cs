namespace ApiKeys.Client.Maximo;

/// <summary>
/// The body of an update. The documentation shows none; a server may check it against a schema, and refuse a member
/// that it does not expect or one that is missing.
/// </summary>
public enum MaximoUpdateBody
{
    /// <summary>
    /// <see cref="AsRead"/> first. When the service rejects the body, the others in their order; the accepted one is
    /// remembered.
    /// </summary>
    Auto,

    /// <summary>
    /// The version, the members that can be changed, and the members that the SDK does not know, as they were read.
    /// </summary>
    AsRead,

    /// <summary>The version and the members that can be changed, alone.</summary>
    Changeable,

    /// <summary>The whole key as it was read, with its id and its history.</summary>
    Whole,

    /// <summary>The version and what changes, alone. It is sent by PATCH.</summary>
    Change,
}
