namespace ApiKeys.Cli.Doctor;

/// <summary>A request of the SDK and its response, past the handlers that add the credential.</summary>
internal sealed record Exchange(string Method, Uri Address, string? RequestBody, int Status)
{
    /// <summary>Whether it was sent without a credential.</summary>
    public bool IsAnonymous { get; init; }

    public string? MediaType { get; init; }

    public string ResponseBody { get; init; } = "";
}
