using System.Text.Json;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// The protocol of a server where it differs from the specification. The default is the specification itself.
/// </summary>
internal class WireDialect
{
    public static WireDialect Specified { get; } = new();

    /// <summary>The member of a response that holds the value of a key.</summary>
    public virtual string ValueMember => "value";

    /// <summary>
    /// The id of the key in a response, when the rest of it cannot be read; null when it has none.
    /// </summary>
    public virtual string? KeyIdOf(JsonElement response) =>
        response.TryGetProperty("name", out JsonElement name)
        && name.ValueKind == JsonValueKind.String
        && name.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>Whether forms are sent as multipart/form-data in place of application/x-www-form-urlencoded.</summary>
    public virtual bool HasMultipartForms => false;

    /// <summary>The method and path template to use for an operation; the template has the same parameters.</summary>
    public virtual (HttpMethod Method, string Path) Route(HttpMethod method, string path) => (method, path);

    /// <summary>The option that sets the route of an operation; null when none does.</summary>
    /// <param name="route">The method and path template in the specification, such as <c>GET v1/things</c>.</param>
    public virtual string? OptionOf(string route) => null;

    /// <summary>The meaning of a 404 on a path without the id of a key.</summary>
    public virtual string NotFoundAdvice(Uri address) =>
        $"The address {address} does not lead to this operation: check the account's options.";

    /// <summary>How a query parameter is written: once as it is, unless the server wants it otherwise.</summary>
    public virtual IEnumerable<string> Query(string name, string value) => [value];
}
