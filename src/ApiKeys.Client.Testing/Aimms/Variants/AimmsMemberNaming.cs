namespace ApiKeys.Client.Testing.Aimms;

/// <summary>How an endpoint names its members, in responses and in requests.</summary>
public enum AimmsMemberNaming
{
    /// <summary>The default of the endpoint: snake_case for the User Manager, camelCase for the PRO API.</summary>
    Default,

    /// <summary><c>expiration_date</c>.</summary>
    SnakeCase,

    /// <summary><c>expirationDate</c>.</summary>
    CamelCase,
}
