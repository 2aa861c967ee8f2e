namespace ApiKeys.Client.Maximo;

/// <summary>How a Maximo server is spoken to, where its documentation is silent or differs from the server.</summary>
public class MaximoProtocol
{
    /// <summary>
    /// Gets where the operations are at this server. The documentation shows the creation of a key alone; what else
    /// stands here by default is inferred.
    /// </summary>
    public MaximoPaths Paths { get; private set; } = new();

    internal MaximoProtocol Copy() => new() { Paths = Paths.Copy() };
}
