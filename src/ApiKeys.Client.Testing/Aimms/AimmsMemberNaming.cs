namespace ApiKeys.Client.Testing.Aimms;

/// <summary>How an endpoint names its members, in responses and in what it accepts.</summary>
public enum AimmsMemberNaming
{
    /// <summary>As is its custom: snake_case for the User Manager, camelCase for the PRO API.</summary>
    Default,

    /// <summary><c>expiration_date</c>.</summary>
    SnakeCase,

    /// <summary><c>expirationDate</c>.</summary>
    CamelCase,
}
