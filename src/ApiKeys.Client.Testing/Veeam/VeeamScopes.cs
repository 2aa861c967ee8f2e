namespace ApiKeys.Client.Testing.Veeam;

internal static class VeeamScopes
{
    /// <summary>Without this one a key opens nothing here.</summary>
    public const string Rest = "rest";

    /// <summary>What may be asked for; the fourth documented one, <c>unknown</c>, is there to be read only.</summary>
    public static readonly IReadOnlyList<string> Grantable = ["ui", Rest, "integration"];
}
