using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

/// <summary>
/// Refuses control requests that a browser sends without asking first. A page can send a form or plain text anywhere,
/// but JSON or a header of its own only after a preflight, to which the emulator never agrees.
/// </summary>
internal static class ControlGuard
{
    public const string Header = "X-Emulator";
    private const string Json = "application/json";

    /// <summary>The response to a request that is refused; <see langword="null"/> for one that may pass.</summary>
    public static EmulatedResponse? Refuse(RecordedRequest request) =>
        request.Content.Length > 0
            ? IsJson(request)
                ? null
                : EmulatedResponse.Problem(
                    415,
                    $"A body here must be {Json}: send it with the header Content-Type: {Json}."
                )
            : request.Method == "GET" || request.Headers.ContainsKey(Header)
                ? null
                : EmulatedResponse.Problem(
                    403,
                    $"A request without a body that changes something must have the header {Header}: 1."
                );

    private static bool IsJson(RecordedRequest request) =>
        request
            .Headers.GetValueOrDefault("Content-Type", "")
            .Split(';')[0]
            .Trim()
            .Equals(Json, StringComparison.OrdinalIgnoreCase);
}
