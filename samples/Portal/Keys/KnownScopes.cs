namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>
/// The scopes that a new key can have: those that the service lists, otherwise those that the vendor documents; each
/// with its purpose, as far as that is known.
/// </summary>
internal static class KnownScopes
{
    public static async Task<IReadOnlyList<ApiKeyScope>> OfAsync(
        ApiKeyManager keys,
        CancellationToken cancellationToken
    ) =>
        keys.Capabilities.HasFlag(ApiKeyCapabilities.ListScopes)
            ?
            [
                .. (await keys.ListScopesAsync(cancellationToken)).Select(scope => new ApiKeyScope(
                    scope.Name,
                    scope.Description
                        ?? keys.DocumentedScopes.FirstOrDefault(known => known.Matches(scope.Name))?.Description
                )),
            ]
            : keys.DocumentedScopes;
}
