using System.Net;

namespace ApiKeys.Client.Protocol;

/// <summary>What a status says of another try.</summary>
internal static class StatusCodes
{
    public const int TooManyRequests = 429;

    /// <summary>Whether retry handlers of applications usually send a request again after it.</summary>
    public static bool LooksTransient(int status) =>
        status is (int)HttpStatusCode.RequestTimeout or TooManyRequests or >= 500;

    /// <summary>Whether the same request may succeed later. 501 and 505 say that it never will.</summary>
    public static bool IsTransient(int status) =>
        status is (int)HttpStatusCode.RequestTimeout or TooManyRequests
        || (
            status >= 500
            && status is not ((int)HttpStatusCode.NotImplemented or (int)HttpStatusCode.HttpVersionNotSupported)
        );
}
