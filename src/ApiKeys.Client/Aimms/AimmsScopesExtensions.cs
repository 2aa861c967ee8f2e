namespace ApiKeys.Client.Aimms;

/// <summary>Converts the documented scopes of AIMMS to the texts that stand for them.</summary>
public static class AimmsScopesExtensions
{
    /// <summary>Gets the scopes that the vendor documents, in its order, with what they allow.</summary>
    public static IReadOnlyList<ApiKeyScope> Documented => AimmsScopeNames.All;

    /// <summary>
    /// Gives the texts of scopes as AIMMS documents them, such as <c>PublishApp</c> and <c>APIKey</c>.
    /// </summary>
    /// <param name="scopes">The scopes.</param>
    /// <returns>The texts, in the order of the documentation.</returns>
    /// <exception cref="ArgumentException"><paramref name="scopes"/> has an undefined bit.</exception>
    public static IReadOnlyList<string> ToNames(this AimmsScopes scopes)
    {
        AimmsScopes unknown = AimmsScopeNames.Documented.Aggregate(scopes, (rest, known) => rest & ~known.Scope);
        return unknown == AimmsScopes.None
            ? [.. AimmsScopeNames.Documented.Where(known => (scopes & known.Scope) != 0).Select(known => known.Name)]
            : throw new ArgumentException(
                $"The scopes have bits that stand for none ({(int)unknown}).",
                nameof(scopes)
            );
    }
}
