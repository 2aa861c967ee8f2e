namespace ApiKeys.Client.Veeam;

/// <summary>Converts the documented scopes of Veeam to the texts that stand for them.</summary>
public static class VeeamScopesExtensions
{
    /// <summary>Gets the scopes that the vendor documents, in its order, with what they allow.</summary>
    public static IReadOnlyList<ApiKeyScope> Documented => VeeamScopeNames.All;

    /// <summary>Gives the texts of scopes as they are on the wire, such as <c>rest</c>.</summary>
    /// <param name="scopes">The scopes.</param>
    /// <returns>The texts, in the order of the documentation.</returns>
    /// <exception cref="ArgumentException"><paramref name="scopes"/> has an undefined bit.</exception>
    public static IReadOnlyList<string> ToNames(this VeeamScopes scopes) => VeeamScopeNames.Of(scopes);
}
