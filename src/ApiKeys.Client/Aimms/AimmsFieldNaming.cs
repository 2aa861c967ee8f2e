namespace ApiKeys.Client.Aimms;

/// <summary>How the members of a request are spelled. Responses are read in both spellings, whatever is set.</summary>
public enum AimmsFieldNaming
{
    /// <summary>
    /// As the endpoint's specification has it: snake_case at the User Manager, camelCase at the PRO API.
    /// </summary>
    AsSpecified,

    /// <summary>Such as <c>expiration_date</c>.</summary>
    SnakeCase,

    /// <summary>Such as <c>expirationDate</c>.</summary>
    CamelCase,
}
