using ApiKeys.Client.Services;

namespace ApiKeys.Client.Aimms;

/// <summary>The values of an account's options, by which two instances are compared.</summary>
internal static class AimmsOptionsValues
{
    public static object?[] Of(AimmsOptions options) =>
        OptionsValues.Of(
            options,
            options.CloudAccount,
            options.ApiKey,
            options.ApiKeyFile,
            options.CredentialKeyId,
            options.Endpoint,
            options.Protocol.ApiPath,
            options.Protocol.CredentialHeader,
            options.Protocol.DateFormat,
            options.Protocol.FieldNaming,
            OptionsValues.Text(options.Protocol.ScopeSpellings),
            options.ExpiryLimit,
            options.ClockTolerance
        );
}
