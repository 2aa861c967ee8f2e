namespace ApiKeys.Client.Veeam;

/// <summary>
/// The encoding of the scopes of a new key. The vendor's page and its specification differ, so it can be set.
/// </summary>
public enum VeeamScopesEncoding
{
    /// <summary>
    /// <see cref="JsonArray"/> first. When the service rejects the request, <see cref="Repeated"/>; the accepted one is
    /// remembered.
    /// </summary>
    Auto,

    /// <summary>
    /// As one parameter that holds a JSON array, as the vendor's page about API keys has it:
    /// <c>scopes=["rest","ui"]</c>, percent-encoded.
    /// </summary>
    JsonArray,

    /// <summary>
    /// As one parameter for each scope, as clients that are generated from the vendor's specification send it:
    /// <c>scopes=rest&amp;scopes=ui</c>.
    /// </summary>
    Repeated,
}
