namespace ApiKeys.Client.Maximo;

/// <summary>The settings for what the documentation of Maximo leaves open, or where a server differs from it.</summary>
public class MaximoProtocol
{
    /// <summary>
    /// Gets where the operations are at this server. The documentation shows only the creation of a key; the other
    /// defaults are inferred.
    /// </summary>
    public MaximoPaths Paths { get; private set; } = new();

    /// <summary>
    /// Gets or sets the body of an update; by default the SDK finds out which one the server accepts.
    /// </summary>
    public MaximoUpdateBody UpdateBody { get; set; }

    internal MaximoProtocol Copy() => new() { Paths = Paths.Copy(), UpdateBody = UpdateBody };
}
