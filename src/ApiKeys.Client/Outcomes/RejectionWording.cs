using System.Net;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// The message for an operation that was rejected: the service's message, who may have written it, and the result of a
/// check.
/// </summary>
internal sealed class RejectionWording(CallState call)
{
    public const string NoKey = "The account has no key with that id.";

    public const string Elsewhere =
        "The service has the key, but does not find it at this path; the path of this operation may differ "
        + "at this service.";

    private const int MaxPageLength = 80;

    private const string NotOfTheService =
        " The response is not in the service's own format: a proxy or a gateway may have sent it.";

    private const string PageAdvice =
        $" Check the proxy settings (HTTPS_PROXY, NO_PROXY) and the account's {nameof(ApiKeyAccountOptions.BaseAddress)}.";

    private (WireStatusException? Refusal, string? Text) _said;

    /// <summary>The option that sets the route of the request; null when none does.</summary>
    public string? RouteOption(WireStatusException refusal) =>
        refusal.Route is { } route ? call.Account.Dialect.OptionOf(route) : null;

    public string RouteAdvice(WireStatusException refusal) =>
        "The server has no such route"
        + $"{(refusal.Tried.Count > 1 ? $" ({string.Join(", ", refusal.Tried)} were tried)" : "")}. "
        + $"Set the account's option {RouteOption(refusal)} to the route of this server.";

    public string UnknownAdvice =>
        call.Call.Kind == OperationKind.Refresh
            ? "Whether it took effect is unknown. The key's old value may no longer work. Refresh the key again."
            : "Whether it took effect is unknown: list the keys to see.";

    public string Message(WireStatusException refusal, LookResult look)
    {
        string advice = refusal.Error.Advice is { } known ? $" {known}" : "";
        string foreign = IsForeign(refusal, look) ? NotOfTheService + RouteHint(refusal) : "";
        return call.Message(
            refusal.Error.Page is { } page
                ? $"a page of HTML came with status {refusal.StatusCode}{Quoted(page)}."
                    + $"{(foreign.Length > 0 ? foreign : NotOfTheService)}{PageAdvice}{Seen(refusal, look)}"
                : $"the service responded with status {refusal.StatusCode}{SaidIn(refusal)}{advice}{foreign}"
                    + Seen(refusal, look)
        );
    }

    /// <summary>The service's message; null when it has none.</summary>
    public string? Said(WireStatusException refusal)
    {
        if (_said.Refusal != refusal)
        {
            _said = (refusal, Clean(refusal.Error.Message));
        }

        return _said.Text;
    }

    /// <summary>The service's code for the error; null when it gave none.</summary>
    public string? Code(WireStatusException refusal) =>
        Redaction.CleanCode(refusal.Error.Code, call.Secrets, call.Call.KeyId);

    private string SaidIn(WireStatusException refusal) => Said(refusal) is { } text ? $" and says: '{text}'." : ".";

    /// <summary>What a page says, shortened.</summary>
    private string Quoted(string page) =>
        Clean(page) is { Length: > 0 } text
            ? $": '{(text.Length > MaxPageLength ? text.Remove(MaxPageLength) + "…" : text)}'"
            : "";

    private string RouteHint(WireStatusException refusal) =>
        RouteOption(refusal) is { } option
        && (HttpStatusCode)refusal.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed
            ? $" If the server has no such route, set the account's option {option}."
            : "";

    private string Seen(WireStatusException refusal, LookResult look) =>
        (look, call.Call.Kind) switch
        {
            (LookResult.Absent, OperationKind.Create) =>
                " The list of keys does not have the key. The request may still arrive late.",
            (LookResult.Absent, OperationKind.Delete) => $" {NoKey} Whether this request deleted it cannot be known.",
            (LookResult.Absent, _) => $" {NoKey}",
            (LookResult.Present, not OperationKind.Create) when refusal.StatusCode == (int)HttpStatusCode.NotFound =>
                $" {Elsewhere}",
            (LookResult.Present, OperationKind.Delete) =>
                " The key is still there. The request may still take effect late.",
            (LookResult.Present, OperationKind.Update) =>
                " The key was read, and is not as requested. The request may still take effect late.",
            (LookResult.Refused, _) => " The list of keys was refused in the same words.",
            _ => "",
        };

    /// <summary>Whether a gateway may have rejected a change.</summary>
    private bool IsForeign(WireStatusException refusal, LookResult look) =>
        refusal is { StatusCode: >= 400 and < 500, Error.Origin: ErrorOrigin.Foreign }
        && call.Call.IsChanging
        && (look != LookResult.None || call.Delivery.WasSent);

    private string? Clean(string? text) => Redaction.Clean(text, call.Secrets, call.Call.KeyId);
}
