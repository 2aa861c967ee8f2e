namespace ApiKeys.Client.Testing.Veeam;

/// <summary>How the scopes of a new key must be sent in the query.</summary>
public enum VeeamScopesForm
{
    /// <summary>
    /// As one percent-encoded JSON array, as the page about API keys prints them: <c>scopes=["rest","ui"]</c>.
    /// </summary>
    JsonArray,

    /// <summary>
    /// As one parameter for each, as the vendor's specification has it: <c>scopes=rest&amp;scopes=ui</c>.
    /// </summary>
    Repeated,

    /// <summary>In either way.</summary>
    Both,
}
