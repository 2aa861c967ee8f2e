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

    /// <summary>The form in which a request is sent first: the one that is configured, or was learned.</summary>
    public virtual WireForm FormOf(WireRequest request) => new(request.Method, request.Path);

    /// <summary>
    /// Whether a rejection may be about the form of a request, so that another form may be accepted. The caller makes
    /// sure that the service itself wrote it, and that it did nothing.
    /// </summary>
    public virtual bool IsAboutForm(WireRequest request, WireStatusException rejection) => false;

    /// <summary>The form to try after others were rejected; null when there is none left.</summary>
    public virtual WireForm? NextForm(
        WireRequest request,
        WireStatusException rejection,
        IReadOnlyList<WireForm> rejected
    ) => null;

    /// <summary>The remedy when no form was accepted; null when the rejection itself shows it.</summary>
    public virtual string? AdviceAfter(WireRequest request, IReadOnlyList<WireForm> rejected) => null;

    /// <summary>Remembers the form that was accepted after others were rejected.</summary>
    public virtual void Learn(WireRequest request, WireForm accepted) { }

    /// <summary>The option that sets the route of an operation; null when none does.</summary>
    /// <param name="route">The method and path template in the specification, such as <c>GET v1/things</c>.</param>
    public virtual string? OptionOf(string route) => null;

    /// <summary>The meaning of a 404 on a path without the id of a key.</summary>
    public virtual string NotFoundAdvice(Uri address) =>
        $"The address {address} does not lead to this operation: check the account's options.";

    /// <summary>How a query parameter is written: once as it is, unless the server wants it otherwise.</summary>
    public virtual IEnumerable<string> Query(string name, string value, WireForm form) => [value];

    /// <summary>The value of a header in a form.</summary>
    public virtual string Header(string name, string value, WireForm form) => value;
}
