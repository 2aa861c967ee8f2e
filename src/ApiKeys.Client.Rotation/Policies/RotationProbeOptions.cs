namespace ApiKeys.Client.Rotation;

/// <summary>
/// What tries a new value before it is published, as a configuration says it: a request, or a program.
/// </summary>
public sealed class RotationProbeOptions
{
    /// <summary>Gets or sets the address of a GET that must succeed; null when a program tries the value.</summary>
    public Uri? Url { get; set; }

    /// <summary>
    /// Gets or sets the header of that GET, in which <c>{value}</c> and <c>{id}</c> are replaced, such as
    /// <c>Authorization: Bearer {value}</c>. It is required with <see cref="Url"/>.
    /// </summary>
    public string? Header { get; set; }

    /// <summary>
    /// Gets or sets the program that reads the value from its standard input and ends with 0 when the value works; null
    /// when a request tries it.
    /// </summary>
    public string? Command { get; set; }

    /// <summary>Gets the arguments of the program. The value is never among them.</summary>
    public IList<string> Arguments { get; } = [];
}
