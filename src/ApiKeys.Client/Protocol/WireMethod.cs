namespace ApiKeys.Client.Protocol;

/// <summary>The methods of HTTP that specifications use; not all targets have a name for each.</summary>
internal static class WireMethod
{
    public static HttpMethod Get => HttpMethod.Get;

    public static HttpMethod Post => HttpMethod.Post;

    public static HttpMethod Put => HttpMethod.Put;

    public static HttpMethod Patch { get; } = new("PATCH");

    public static HttpMethod Delete => HttpMethod.Delete;
}
