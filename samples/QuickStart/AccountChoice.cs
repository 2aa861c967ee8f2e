namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The accounts of the demonstration: all that are emulated, but only one real account.</summary>
internal static class AccountChoice
{
    public static IReadOnlyList<ApiKeyManager> Of(ApiKeyManagers managers, string? name, bool isEmulated) =>
        name switch
        {
            not null => [managers[name]],
            _ when isEmulated || managers.Count == 1 => [.. managers],
            _ => throw new InvalidOperationException(
                "There are several accounts. Choose one with --account: "
                    + $"{string.Join(", ", managers.Select(manager => manager.Account))}."
            ),
        };
}
