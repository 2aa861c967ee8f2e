namespace ApiKeys.Client.Pipeline;

/// <summary>Says whether a body can be sent a second time. A stream may be at its end after the first.</summary>
internal static class ReplayableContent
{
    public static bool Is(HttpContent? content) =>
        content switch
        {
            null or ByteArrayContent => true,
#if NET
            ReadOnlyMemoryContent or System.Net.Http.Json.JsonContent => true,
#endif
            MultipartContent parts => parts.All(Is),
            _ => false,
        };
}
