namespace ApiKeys.Client.Services;

/// <summary>
/// Errors in a request or an update, in one form at every service: member, what is wrong, and that nothing was sent.
/// </summary>
internal static class RequestError
{
    public static ArgumentException Of(ApiKeyRequest request, string member, string what) =>
        new($"{member}: {what} Nothing was sent.", request.ParameterOf(member));

    /// <param name="update">What has the error.</param>
    /// <param name="fault">The member of the update, a colon and what is wrong with it.</param>
    public static ArgumentException Of(ApiKeyUpdate update, string fault) =>
        new($"{fault} Nothing was sent.", nameof(update));

    public static ArgumentException NotAllowed(ApiKeyRequest request, string scope, IEnumerable<string> allowed) =>
        Of(request, nameof(request.Scopes), NotAllowedText(scope, allowed));

    /// <summary>A scope that the account's options do not allow.</summary>
    public static string NotAllowedText(string scope, IEnumerable<string> allowed) =>
        $"'{scope}' is not among those that the account's {nameof(ApiKeyAccountOptions.AllowedScopes)} allow: "
        + $"{string.Join(", ", allowed)}.";
}
