using System.Globalization;
using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The key that the story issues.</summary>
internal sealed record KeyPlan(string Name, AimmsScopes Scopes, DateTimeOffset ExpiresAt)
{
    /// <summary>Scopes, the one that can do least damage first. A key that manages keys is none of them.</summary>
    private static readonly AimmsScopes[] _leastFirst =
        [AimmsScopes.Session, AimmsScopes.Tasks, AimmsScopes.Secret, AimmsScopes.PublishApp, AimmsScopes.PublishAimms, AimmsScopes.Authentication];

    public static KeyPlan ForEmulator(DateTimeOffset now) =>
        new("nightly-publish", AimmsScopes.PublishApp | AimmsScopes.Tasks, now.AddDays(90));

    /// <summary>A name that nobody else has, one scope, and two days.</summary>
    public static KeyPlan ForRealAccount(DateTimeOffset now, IReadOnlyList<ApiKeyScope> grantable) =>
        new($"quickstart-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}", Least(grantable), now.AddDays(2));

    private static AimmsScopes Least(IReadOnlyList<ApiKeyScope> grantable)
    {
        // The previous PRO API cannot tell which scopes may be granted.
        AimmsScopes known = grantable.Count == 0 ? _leastFirst[0] : AimmsScopes.None;
        known = new ApiKey("", "") { Scopes = [.. grantable.Select(scope => scope.Name)] }.GetAimmsScopes() | known;
        AimmsScopes least = Array.Find(_leastFirst, scope => known.HasFlag(scope));
        return least != AimmsScopes.None ? least : throw new InvalidOperationException("The account may grant no scope that is harmless enough to try.");
    }
}
