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
        AimmsScopes unknown = scopes;
        List<string> names = [];
        foreach ((AimmsScopes scope, string name) in AimmsScopeNames.Documented)
        {
            unknown &= ~scope;
            if ((scopes & scope) != 0)
            {
                names.Add(name);
            }
        }

        return unknown == AimmsScopes.None
            ? names
            : throw new ArgumentException(
                $"The scopes have bits that stand for none ({(int)unknown}).",
                nameof(scopes)
            );
    }
}
