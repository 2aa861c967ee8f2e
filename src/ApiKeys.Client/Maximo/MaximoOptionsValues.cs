namespace ApiKeys.Client.Maximo;

/// <summary>The values of an account's options, by which two instances are compared.</summary>
internal static class MaximoOptionsValues
{
    public static object?[] Of(MaximoOptions options) => OptionsValues.Of(
        options,
        options.ApiKeyId, options.ApiKeyToken, options.ApiKeyTokenFile, options.JwtLifetime,
        OptionsValues.Text(options.AdminAddress), options.UserName, options.Password, options.PasswordFile,
        options.Paths.List, options.Paths.Find, options.Paths.Create, options.Paths.Update, options.Paths.Refresh,
        options.Paths.Delete);
}
