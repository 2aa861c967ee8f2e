using System.Text.Json.Serialization;

namespace ApiKeys.Client.Aimms;

/// <summary>A key of AIMMS Cloud. Its name is its id, and every key that exists is enabled.</summary>
public class AimmsApiKey : ApiKey
{
    /// <summary>Describes a key.</summary>
    /// <param name="name">The name, which is also the id.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    [JsonConstructor]
    public AimmsApiKey(string name)
        : base(name, name) { }

    /// <summary>
    /// Gets the documented scopes among <see cref="ApiKey.Scopes"/>, however the service spells them. Other scopes are
    /// only in that list.
    /// </summary>
    public AimmsScopes KnownScopes => AimmsScopeNames.Parse(Scopes);
}
