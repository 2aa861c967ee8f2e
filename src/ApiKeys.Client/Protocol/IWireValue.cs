namespace ApiKeys.Client.Protocol;

/// <summary>
/// An open set of texts on the wire, with the known ones by name: what a specification calls an enumeration.
/// </summary>
internal interface IWireValue
{
    /// <summary>The text as it is on the wire.</summary>
    string Value { get; }
}
