namespace ApiKeys.Client.Testing.Aimms;

/// <summary>The form of lists in responses.</summary>
public enum AimmsListShape
{
    /// <summary>As an array.</summary>
    Bare,

    /// <summary>
    /// As an object with the array in it: <c>{"api_keys":[…]}</c> (<c>{"apiKeys":[…]}</c> in camelCase), and
    /// <c>{"scopes":[…]}</c> for the scopes that may be granted.
    /// </summary>
    Wrapped,
}
