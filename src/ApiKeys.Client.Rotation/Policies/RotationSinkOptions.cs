namespace ApiKeys.Client.Rotation;

/// <summary>Where each new value of a policy goes, as a configuration says it: to a file, or to a program.</summary>
public sealed class RotationSinkOptions
{
    /// <summary>
    /// Gets or sets the file; null when the value goes to a program. It holds the value alone unless more is set.
    /// </summary>
    public string? File { get; set; }

    /// <summary>
    /// Gets or sets the variable of an <c>.env</c> file that holds the value; null, the default, for none.
    /// </summary>
    public string? Variable { get; set; }

    /// <summary>
    /// Gets or sets the member of a JSON file that holds the value, such as <c>ApiKeys:prod:ApiKey</c>; null, the
    /// default, for none.
    /// </summary>
    public string? JsonMember { get; set; }

    /// <summary>
    /// Gets or sets the program that reads the value from its standard input; null when it goes to a file.
    /// </summary>
    public string? Command { get; set; }

    /// <summary>Gets the arguments of the program. The value is never among them.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>
    /// Gets or sets for how long an access token works that goes there in place of the key's value: an ISO 8601 duration
    /// such as <c>P90D</c>, or <c>NEVER</c>. Null, the default, sends the value. Only Maximo has such tokens, which an
    /// identity provider takes for SCIM. The token is obtained with the new key.
    /// </summary>
    public string? TokenLifetime { get; set; }
}
