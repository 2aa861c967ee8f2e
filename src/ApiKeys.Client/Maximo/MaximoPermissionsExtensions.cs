namespace ApiKeys.Client.Maximo;

/// <summary>Converts the documented permissions of Maximo to the texts that stand for them.</summary>
public static class MaximoPermissionsExtensions
{
    /// <summary>Gets the scopes that the vendor documents, in its order, with what they allow.</summary>
    public static IReadOnlyList<ApiKeyScope> Documented => MaximoPermissionNames.All;

    /// <summary>Gives the texts of permissions as they are on the wire, such as <c>userAdmin</c>.</summary>
    /// <param name="permissions">The permissions.</param>
    /// <returns>The texts, in the order of the documentation.</returns>
    /// <exception cref="ArgumentException"><paramref name="permissions"/> has an undefined bit.</exception>
    public static IReadOnlyList<string> ToNames(this MaximoPermissions permissions) =>
        MaximoPermissionNames.ToNames(permissions);
}
