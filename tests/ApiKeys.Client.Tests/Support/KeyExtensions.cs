using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Tests.Support;

internal static class KeyExtensions
{
    /// <summary>The documented scopes of a key at AIMMS.</summary>
    public static AimmsScopes KnownAimmsScopes(this ApiKey key) => Assert.IsType<AimmsApiKey>(key).KnownScopes;
}
