using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// The reasons to reject a request. A text begins with a code: AIUCO1003E, AIUCO1005E, AIUCO1022E and CUDRS0001E are
/// known from tools that received them, the others are inferred.
/// </summary>
internal static class MaximoRefusal
{
    public const string UnknownAddress = "AIUCO1022E: There is nothing at this address.";

    public static RefusalException WrongCredential() => new(401, "AIUCO1001E: The API key or its token is not valid.");

    public static RefusalException WrongAccessToken() => new(401, "AIUCO1002E: The access token is empty or invalid.");

    public static RefusalException NotPermitted() =>
        new(403, "AIUCO1003E: The caller does not have the permission apikeyAdmin.");

    public static RefusalException OtherVersion(int status) => new(status, "AIUCO1005E: The key has another version.");

    public static RefusalException UnknownKey() => new(404, "AIUCO1006E: There is no API key with this id.");

    public static RefusalException NotJson() => new(415, "AIUCO1007E: The body must be application/json.");

    public static RefusalException Invalid(string reason) => new(400, $"CUDRS0001E: {reason}");

    /// <summary>The code that a text begins with, or <see langword="null"/>.</summary>
    public static string? CodeOf(string message) =>
        message.IndexOf(": ", StringComparison.Ordinal) is > 0 and int end ? message[..end] : null;
}
