using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Rotation.Policies;

/// <summary>Finds what is wrong with the sinks and the probe of a policy.</summary>
internal static class SinkValidator
{
    public static IEnumerable<string?> Errors(RotationPolicy policy, ServiceFacts service) =>
        policy
            .Sinks.SelectMany(sink => new[] { Error(sink), TokenError(sink, service) })
            .Append(policy.Probe is { } probe ? Error(probe) : null);

    private static string? Error(RotationSinkOptions sink) =>
        sink.File is null == sink.Command is null
            ? $"{nameof(RotationPolicy.Sinks)}: set either {nameof(sink.File)} or {nameof(sink.Command)}."
        : sink.Command is not null && (sink.Variable ?? sink.JsonMember) is not null
        || sink is { Variable: not null, JsonMember: not null }
            ? $"{nameof(RotationPolicy.Sinks)}: {nameof(sink.Variable)} and {nameof(sink.JsonMember)} are for a file, "
                + "and only one of them."
        : sink.Command is null && sink.Arguments.Count > 0
            ? $"{nameof(RotationPolicy.Sinks)}: {nameof(sink.Arguments)} are for a {nameof(sink.Command)}."
        : null;

    private static string? TokenError(RotationSinkOptions sink, ServiceFacts service) =>
        sink.TokenLifetime is null ? null
        : !service.HasInterval
            ? $"{nameof(RotationPolicy.Sinks)}: {nameof(sink.TokenLifetime)} is for Maximo; leave it out."
        : !MaximoRefreshInterval.TryParse(sink.TokenLifetime, out _)
            ? $"{nameof(RotationPolicy.Sinks)}: {nameof(sink.TokenLifetime)} is no duration, such as P90D, nor NEVER."
        : null;

    private static string? Error(RotationProbeOptions probe) =>
        probe.Url is null == probe.Command is null
            ? $"{nameof(RotationPolicy.Probe)}: set either {nameof(probe.Url)} or {nameof(probe.Command)}."
        : probe.Url is { } url && !(url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || IsLoopback(url)))
            ? $"{nameof(RotationPolicy.Probe)}: {nameof(probe.Url)} must begin with https://, except on this machine."
        : probe.Url is not null && !(probe.Header?.Contains(": ", StringComparison.Ordinal) ?? false)
            ? $"{nameof(RotationPolicy.Probe)}: {nameof(probe.Header)} must be a header, such as 'apikey: {{value}}'."
        : null;

    private static bool IsLoopback(Uri url) => url.Scheme == Uri.UriSchemeHttp && url.IsLoopback;
}
