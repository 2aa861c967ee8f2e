namespace ApiKeys.Client.Maximo;

/// <summary>
/// Where the operations are at a server, as <c>[METHOD ]path</c>, such as <c>PATCH v1/apikeys/{id}</c>: relative to the
/// account's address, with <c>{id}</c> for the id of a key. Without a method the one of the default is used. Only the
/// creation is documented; the other defaults are inferred.
/// </summary>
/// <remarks><see cref="MaximoApiKeyManager.CheckRoutesAsync"/> asks a server which of them it has.</remarks>
public class MaximoPaths
{
    /// <summary>Gets or sets the list of keys. <c>GET v1/apikeys</c> unless set; the method must be GET.</summary>
    public string List { get; set; } = "v1/apikeys";

    /// <summary>Gets or sets one key. <c>GET v1/apikeys/{id}</c> unless set; the method must be GET.</summary>
    public string Find { get; set; } = "v1/apikeys/{id}";

    /// <summary>
    /// Gets or sets the creation of a key. <c>POST v1/apikeys</c> unless set; the method must be POST or PUT.
    /// </summary>
    public string Create { get; set; } = "v1/apikeys";

    /// <summary>
    /// Gets or sets the change of a key. <c>PUT v1/apikeys/{id}</c> unless set; the method must be PUT, PATCH or POST.
    /// </summary>
    public string Update { get; set; } = "v1/apikeys/{id}";

    /// <summary>
    /// Gets or sets the refresh of a key's token. <c>POST v1/apikeys/{id}/token</c> unless set; the method must be
    /// POST, PUT or PATCH.
    /// </summary>
    public string Refresh { get; set; } = "v1/apikeys/{id}/token";

    /// <summary>
    /// Gets or sets the deletion of a key. <c>DELETE v1/apikeys/{id}</c> unless set; the method must be DELETE or POST.
    /// </summary>
    public string Delete { get; set; } = "v1/apikeys/{id}";

    internal MaximoPaths Copy() => (MaximoPaths)MemberwiseClone();
}
