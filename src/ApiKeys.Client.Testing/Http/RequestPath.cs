namespace ApiKeys.Client.Testing.Http;

/// <summary>
/// Paths are read from the request line, because the framework decodes its own: an escaped slash could not be
/// distinguished from a real one.
/// </summary>
internal static class RequestPath
{
    public static string Of(string rawTarget)
    {
        string target = WithoutOrigin(rawTarget);
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }

    /// <summary>A target with a prefix before its path.</summary>
    public static string Under(string prefix, string rawTarget) =>
        prefix.Length == 0 || rawTarget == "*"
            ? rawTarget
            : OriginOf(rawTarget) + prefix + rawTarget[OriginOf(rawTarget).Length..];

    public static bool IsUnder(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal)
        && (path.Length == prefix.Length || path[prefix.Length] == '/');

    /// <summary>The segments of a path that starts with a slash, each decoded once.</summary>
    public static string[] Segments(string path) => [.. path.Split('/').Skip(1).Select(Uri.UnescapeDataString)];

    /// <summary>Scheme and authority of a target in absolute form; empty for any other.</summary>
    public static string OriginOf(string rawTarget)
    {
        int scheme = rawTarget.StartsWith('/') ? -1 : rawTarget.IndexOf("://", StringComparison.Ordinal);
        int path = scheme < 0 ? 0 : rawTarget.IndexOf('/', scheme + 3);
        return path < 0 ? rawTarget : rawTarget[..path];
    }

    private static string WithoutOrigin(string rawTarget) =>
        rawTarget[OriginOf(rawTarget).Length..] is { Length: > 0 } target ? target : "/";
}
