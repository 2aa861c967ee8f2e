using ApiKeys.Client.Services;

namespace ApiKeys.Client.Veeam;

/// <summary>The values of an account's options, by which two instances are compared.</summary>
internal static class VeeamOptionsValues
{
    public static object?[] Of(VeeamOptions options) =>
        OptionsValues.Of(
            options,
            options.ApiKey,
            options.ApiKeyFile,
            options.CredentialKeyId,
            options.UserName,
            options.Password,
            options.PasswordFile,
            options.UserUid,
            options.Protocol.ScopesEncoding,
            options.Protocol.MultipartToken,
            options.Protocol.ClientVersion,
            options.Protocol.IdentityProvider,
            options.Protocol.FilterLogins,
            options.PageSize,
            options.SecondFactorTimeout,
            options.SecondFactor
        );
}
