using ApiKeys.Client.Services;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Aimms;

/// <summary>How AIMMS accounts are registered.</summary>
internal sealed class AimmsRegistration : ServiceRegistration<AimmsApiKeyManager, AimmsOptions>
{
    private const string Protocol = nameof(AimmsOptions.Protocol);

    public static AimmsRegistration Instance { get; } = new();

    public override string Name => AimmsOptions.ServiceName;

    public override IEnumerable<string> Check(AimmsOptions options, bool hasCredentialSource) =>
        AimmsOptionsRules.Check(options, hasCredentialSource);

    protected override IReadOnlyList<string> Durations { get; } =
    [.. OptionNames.CommonDurations, nameof(AimmsOptions.ExpiryLimit), nameof(AimmsOptions.ClockTolerance)];

    protected override OptionNames Names { get; } =
        new(
            new Dictionary<string, string[]>
            {
                [""] =
                [
                    .. OptionNames.Common,
                    nameof(AimmsOptions.CloudAccount),
                    nameof(AimmsOptions.ApiKey),
                    nameof(AimmsOptions.ApiKeyFile),
                    nameof(AimmsOptions.CredentialKeyId),
                    nameof(AimmsOptions.Endpoint),
                    nameof(AimmsOptions.ExpiryLimit),
                    nameof(AimmsOptions.ClockTolerance),
                    Protocol,
                ],
                [Protocol] =
                [
                    nameof(AimmsProtocol.ApiPath),
                    nameof(AimmsProtocol.CredentialHeader),
                    nameof(AimmsProtocol.DateFormat),
                    nameof(AimmsProtocol.FieldNaming),
                    nameof(AimmsProtocol.ScopeSpellings),
                ],
            },
            new Dictionary<string, string>
            {
                ["Account"] = nameof(AimmsOptions.CloudAccount),
                ["ApiPath"] = $"{Protocol}:{nameof(AimmsProtocol.ApiPath)}",
                ["CredentialHeader"] = $"{Protocol}:{nameof(AimmsProtocol.CredentialHeader)}",
                ["DateFormat"] = $"{Protocol}:{nameof(AimmsProtocol.DateFormat)}",
                ["FieldNaming"] = $"{Protocol}:{nameof(AimmsProtocol.FieldNaming)}",
                ["ScopeSpellings"] = $"{Protocol}:{nameof(AimmsProtocol.ScopeSpellings)}",
            },
            new Dictionary<string, string[]>
            {
                [nameof(AimmsOptions.Endpoint)] = [nameof(AimmsEndpoint.UserManager), nameof(AimmsEndpoint.ProApi)],
                [$"{Protocol}:{nameof(AimmsProtocol.FieldNaming)}"] =
                [
                    nameof(AimmsFieldNaming.AsSpecified),
                    nameof(AimmsFieldNaming.SnakeCase),
                    nameof(AimmsFieldNaming.CamelCase),
                ],
            }
        );

    protected override void Bind(IConfiguration section, AimmsOptions options) => section.Bind(options);

    protected override Uri AddressOf(AimmsOptions options) => AimmsAddress.Of(options);

    protected override object?[] ValuesOf(AimmsOptions options) => AimmsOptionsValues.Of(options);

    protected override AimmsApiKeyManager CreateManager(AccountRuntime<AimmsOptions> runtime) => new(runtime);
}
