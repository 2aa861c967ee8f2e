namespace ApiKeys.Client.Aimms;

/// <summary>Where an account's operations are.</summary>
internal static class AimmsAddress
{
    /// <summary>The address that the paths of the operations are added to; it ends in a slash.</summary>
    public static Uri Of(AimmsOptions options) =>
        Path(options).Trim('/') is { Length: > 0 } path ? new(Origin(options), path + "/") : Origin(options);

    private static Uri Origin(AimmsOptions options) =>
        options.BaseAddress is { } address
            ? new Uri(address.AbsoluteUri.TrimEnd('/') + "/")
            : new Uri($"https://{options.CloudAccount}.aimms.cloud/");

    private static string Path(AimmsOptions options) =>
        options.Protocol.ApiPath ?? (options.Endpoint == AimmsEndpoint.ProApi ? ProApi.Path : UserManagerApi.Path);
}
