namespace ApiKeys.Client.Protocol;

/// <summary>The form in which a server accepts a request, as far as servers differ.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path template, with the parameters of the specification's.</param>
internal readonly record struct WireForm(HttpMethod Method, string Path)
{
    /// <summary>Gets a value indicating whether a form is sent as multipart/form-data.</summary>
    public bool IsMultipart { get; init; }

    /// <summary>Gets a value indicating whether a list in the query is sent as one parameter for each item.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Gets the version that the client names in a header; null to name none.</summary>
    public string? ClientVersion { get; init; }

    /// <summary>The route, such as <c>PUT v1/things/{id}</c>.</summary>
    public override string ToString() => $"{Method} {Path}";
}
