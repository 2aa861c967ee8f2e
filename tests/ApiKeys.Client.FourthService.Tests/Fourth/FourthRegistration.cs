using ApiKeys.Client.Services;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>How accounts are registered.</summary>
internal sealed class FourthRegistration : ServiceRegistration<FourthApiKeyManager, FourthOptions>
{
    public static FourthRegistration Instance { get; } = new();

    public override string Name => FourthOptions.ServiceName;

    protected override OptionNames Names { get; } =
        new(
            new Dictionary<string, string[]>
            {
                [""] = [.. OptionNames.Common, nameof(FourthOptions.ApiKey), nameof(FourthOptions.ApiKeyFile)],
            },
            new Dictionary<string, string>(),
            new Dictionary<string, string[]>()
        );

    public override IEnumerable<string> Check(FourthOptions options, bool hasCredentialSource) =>
        FourthOptionsRules.Check(options, hasCredentialSource);

    protected override void Bind(IConfiguration section, FourthOptions options) => section.Bind(options);

    protected override Uri AddressOf(FourthOptions options) => FourthAccount.AddressOf(options);

    protected override object?[] ValuesOf(FourthOptions options) =>
        OptionsValues.Of(options, options.ApiKey, options.ApiKeyFile);

    protected override FourthApiKeyManager CreateManager(AccountRuntime<FourthOptions> runtime) => new(runtime);
}
