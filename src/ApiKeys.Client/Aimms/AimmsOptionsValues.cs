namespace ApiKeys.Client.Aimms;

/// <summary>The values of an account's options, by which two instances are compared.</summary>
internal static class AimmsOptionsValues
{
    public static object?[] Of(AimmsOptions options) => OptionsValues.Of(
        options,
        options.Account, options.ApiKey, options.ApiKeyFile, options.CredentialKeyId, options.Endpoint,
        options.ApiPath, options.CredentialHeader, options.DateFormat, options.FieldNaming,
        OptionsValues.Text(options.ScopeSpellings), options.ExpiryLimit, options.ClockTolerance);
}
