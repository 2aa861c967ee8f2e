namespace ApiKeys.Client.Aimms;

/// <summary>
/// The settings for what the documentation of AIMMS leaves open, or where a server differs from it. The defaults are
/// the documented forms.
/// </summary>
public class AimmsProtocol
{
    internal const string Documented = "yyyy-MM-dd";

    /// <summary>
    /// Gets or sets the path between the address and the operations; null, the default, for the documented one:
    /// <c>pro/user-manager/v1</c> or <c>pro-api/v1</c>.
    /// </summary>
    public string? ApiPath { get; set; }

    /// <summary>
    /// Gets or sets the header that carries the credential; <c>apikey</c> by default. With <c>Authorization</c> it is
    /// sent as a bearer token, which the documentation announces for newer versions.
    /// </summary>
    public string CredentialHeader { get; set; } = "apikey";

    /// <summary>
    /// Gets or sets the form in which an expiry is sent, as a .NET custom format in UTC. The documentation does not state
    /// the form. With <c>yyyy-MM-dd</c>, the default, a create that is rejected is sent again in the form in which the
    /// service writes dates, and in forms that other pages show; the accepted one is remembered. Parts that the form
    /// lacks are cut off, so that a key never lives longer than asked.
    /// </summary>
    public string DateFormat { get; set; } = Documented;

    /// <summary>
    /// Gets or sets how the members of a request are spelled; by default as specified, and after a rejection as the
    /// service spells them.
    /// </summary>
    public AimmsFieldNaming FieldNaming { get; set; }

    /// <summary>
    /// Gets how scopes are sent, by name, such as <c>Tasks</c> → <c>Task</c>. A scope that is not here is sent as the
    /// service spells it, once it has been asked (<see cref="ApiKeyManager.ListScopesAsync"/>), else as the request has
    /// it.
    /// </summary>
    public IDictionary<string, string> ScopeSpellings { get; private set; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal AimmsProtocol Copy()
    {
        AimmsProtocol copy = (AimmsProtocol)MemberwiseClone();
        copy.ScopeSpellings = new Dictionary<string, string>(ScopeSpellings, StringComparer.OrdinalIgnoreCase);
        return copy;
    }
}
