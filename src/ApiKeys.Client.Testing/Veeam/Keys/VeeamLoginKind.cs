namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The kinds of login that are emulated, in the spelling of the vendor's samples.</summary>
internal static class VeeamLoginKind
{
    public const string ApiKey = "AK";
    public const string KeyPair = "AA";
    public const string Password = "VSPC";
}
