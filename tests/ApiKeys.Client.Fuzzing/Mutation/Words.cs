using System.Text;
using ApiKeys.Client.Fuzzing.Calls;

namespace ApiKeys.Client.Fuzzing.Mutation;

/// <summary>
/// Texts that mean something to one of the services or to the SDK, as names of members and as values.
/// </summary>
internal static class Words
{
    public static IReadOnlyList<byte[]> All { get; } =
        Of(
            "name",
            "id",
            "value",
            "token",
            "parameters",
            "scopes",
            "scope",
            "description",
            "expiration_date",
            "expirationDate",
            "status",
            "active",
            "tokenRefreshInterval",
            "permissions",
            "systemAdmin",
            "added",
            "updated",
            "timestamp",
            "version",
            "data",
            "meta",
            "pagingInfo",
            "total",
            "offset",
            "skip",
            "count",
            "userUid",
            "identityProviderName",
            "identifierInProvider",
            "isReadAccessOnly",
            "instanceUid",
            "access_token",
            "refresh_token",
            "mfa_token",
            "expires_in",
            "error",
            "errors",
            "error_description",
            "exception",
            "message",
            "code",
            "type",
            "retryAfter",
            "uuid",
            "detail",
            "queryParameters",
            "\\ud800",
            "a\\u0062",
            "NAME",
            "AK",
            "NEVER",
            "P90D",
            "P1W",
            "PT1S",
            "P999999999Y",
            "2026-11-21",
            "2026-11-21T10:00:00.1234567890+14:00",
            "9999-12-31T23:59:59Z",
            "0001-01-01T00:00:00+14:00",
            "succeed",
            "failed",
            "running",
            "enabled",
            "disabled",
            "disabledDueToExpiration",
            "retryableLogical",
            "AIUCO1022E",
            "AIUCO1022E no such route",
            "955b0b80-da62-4434-9f50-2c1b099948f2",
            "\\n955b0b80-da62-4434-9f50-2c1b099948f2 ",
            "[\\\"rest\\\"]",
            "[null]",
            "a.e30.c",
            "a.eyJpYXQiOjEsImV4cCI6MWU5OTl9.c",
            Json(Place.Canary),
            "a\\nb\\r\\u0000",
            "0123456789abcdef0123456789abcdef"
        );

    public static IReadOnlyList<byte[]> Of(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    private static string Json(string text) => text.Replace("\"", "\\\"", StringComparison.Ordinal);
}
