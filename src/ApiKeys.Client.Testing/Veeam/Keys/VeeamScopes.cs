namespace ApiKeys.Client.Testing.Veeam;

internal static class VeeamScopes
{
    /// <summary>The scope that a key needs for the REST API.</summary>
    public const string Rest = "rest";

    /// <summary>
    /// The scopes that can be requested. The fourth documented one, <c>unknown</c>, only occurs in responses.
    /// </summary>
    public static readonly IReadOnlyList<string> Grantable = ["ui", Rest, "integration"];
}
