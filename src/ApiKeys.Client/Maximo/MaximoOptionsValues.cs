using ApiKeys.Client.Services;

namespace ApiKeys.Client.Maximo;

/// <summary>The values of an account's options, by which two instances are compared.</summary>
internal static class MaximoOptionsValues
{
    public static object?[] Of(MaximoOptions options) =>
        OptionsValues.Of(
            options,
            options.ApiKeyId,
            options.ApiKeyToken,
            options.ApiKeyTokenFile,
            options.JwtLifetime,
            OptionsValues.Text(options.AdminAddress),
            options.UserName,
            options.Password,
            options.PasswordFile,
            options.Protocol.Paths.List,
            options.Protocol.Paths.Find,
            options.Protocol.Paths.Create,
            options.Protocol.Paths.Update,
            options.Protocol.Paths.Refresh,
            options.Protocol.Paths.Delete,
            options.Protocol.UpdateBody
        );
}
