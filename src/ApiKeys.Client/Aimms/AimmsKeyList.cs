namespace ApiKeys.Client.Aimms;

/// <summary>The keys of an account, and how the service spelled them.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Naming">The spelling of members, where it is not the specified one.</param>
internal sealed record AimmsKeyList(IReadOnlyList<ApiKey> Keys, AimmsFieldNaming? Naming)
{
    public static AimmsKeyList Empty { get; } = new([], null);
}
