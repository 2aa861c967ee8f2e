namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>The scopes of the service.</summary>
internal static class FourthScopeNames
{
    public static readonly IReadOnlyList<ApiKeyScope> All =
    [
        new("read", "Everything, to look at"),
        new("write", "Everything, to change") { OtherSpellings = ["change"] },
        new("keys", "Keys themselves") { IsAdministrative = true, ManagesKeys = true },
    ];
}
