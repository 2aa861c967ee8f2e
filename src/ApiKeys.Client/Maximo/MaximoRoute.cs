namespace ApiKeys.Client.Maximo;

/// <summary>
/// Whether a server has a route that the SDK uses: a result of <see cref="MaximoApiKeyManager.CheckRoutesAsync"/>.
/// </summary>
public sealed record MaximoRoute
{
    /// <summary>Describes a route.</summary>
    /// <param name="option">The option that sets it.</param>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public MaximoRoute(string option, string method, string path)
    {
        Option = option ?? throw new ArgumentNullException(nameof(option));
        Method = method ?? throw new ArgumentNullException(nameof(method));
        Path = path ?? throw new ArgumentNullException(nameof(path));
    }

    /// <summary>
    /// Gets the option that sets the route, as in configuration, such as <c>Protocol:Paths:Refresh</c>.
    /// </summary>
    public string Option { get; }

    /// <summary>Gets the method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>Gets the path, relative to the account's address, with <c>{id}</c> for the id of a key.</summary>
    public string Path { get; }

    /// <summary>
    /// Gets a value indicating whether the server has it: false also when it has the path for other methods only. Null
    /// when its response does not show it.
    /// </summary>
    public bool? Exists { get; init; }
}
