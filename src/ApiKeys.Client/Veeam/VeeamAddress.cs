namespace ApiKeys.Client.Veeam;

/// <summary>Where an account's operations are.</summary>
internal static class VeeamAddress
{
    public const string ApiPath = "api/v3";

    /// <summary>The address that the paths of the operations are added to; it ends in a slash.</summary>
    public static Uri Of(VeeamOptions options) => new($"{options.BaseAddress!.AbsoluteUri.TrimEnd('/')}/{ApiPath}/");
}
