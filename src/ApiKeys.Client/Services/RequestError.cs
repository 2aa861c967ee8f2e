namespace ApiKeys.Client.Services;

/// <summary>
/// Errors in a request or an update, in one form at every service: the member, the error, and that nothing was sent.
/// </summary>
internal static class RequestError
{
    public static ArgumentException Of(ApiKeyRequest request, string member, string what) =>
        new($"{member}: {what} Nothing was sent.", request.ParameterOf(member));

    /// <param name="update">The update with the error.</param>
    /// <param name="error">The member of the update, a colon and the error.</param>
    public static ArgumentException Of(ApiKeyUpdate update, string error) =>
        new($"{error} Nothing was sent.", nameof(update));

    public static ArgumentException NotAllowed(ApiKeyRequest request, string scope, IEnumerable<string> allowed) =>
        Of(request, nameof(request.Scopes), NotAllowedText(scope, allowed));

    /// <summary>A scope that the account's options do not allow.</summary>
    public static string NotAllowedText(string scope, IEnumerable<string> allowed) =>
        $"'{scope}' is not among those that the account's {nameof(ApiKeyAccountOptions.AllowedScopes)} allow: "
        + $"{string.Join(", ", allowed)}.";
}
