using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

/// <summary>
/// Rejects control requests that a browser sends without a preflight. A page can send a form or plain text anywhere,
/// but JSON or a custom header only after a preflight, to which the emulator never agrees.
/// </summary>
internal static class ControlGuard
{
    public const string Header = "X-Emulator";
    private const string Json = "application/json";

    /// <summary>The response to a rejected request; <see langword="null"/> for an accepted one.</summary>
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
