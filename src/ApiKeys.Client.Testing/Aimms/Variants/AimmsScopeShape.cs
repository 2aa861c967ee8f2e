namespace ApiKeys.Client.Testing.Aimms;

/// <summary>The form of scopes in responses. A create request always names scopes as strings.</summary>
public enum AimmsScopeShape
{
    /// <summary>As its name.</summary>
    Strings,

    /// <summary>
    /// As <c>{"name":…,"description":…}</c> in the list of scopes that may be granted; a key's own scopes remain
    /// strings.
    /// </summary>
    Objects,

    /// <summary>As <c>{"name":…,"description":…}</c> everywhere.</summary>
    ObjectsEverywhere,
}
