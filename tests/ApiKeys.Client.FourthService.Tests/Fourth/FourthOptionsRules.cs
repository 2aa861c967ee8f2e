using ApiKeys.Client.Services;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>Validates the options of an account.</summary>
internal static class FourthOptionsRules
{
    public static IEnumerable<string> Check(FourthOptions options, bool hasCredentialSource) =>
        OptionsRules
            .Check(options, FourthOptions.ServiceName)
            .Concat(
                new[]
                {
                    OptionsRules.SecretError(
                        nameof(options.ApiKey),
                        options.ApiKey,
                        options.ApiKeyFile,
                        hasCredentialSource
                    ),
                    options.BaseAddress is null ? $"{nameof(options.BaseAddress)} is missing." : null,
                }.OfType<string>()
            );
}
