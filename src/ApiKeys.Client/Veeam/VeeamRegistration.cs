using ApiKeys.Client.Services;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Veeam;

/// <summary>How Veeam accounts are registered.</summary>
internal sealed class VeeamRegistration : ServiceRegistration<VeeamApiKeyManager, VeeamOptions>
{
    private const string Protocol = nameof(VeeamOptions.Protocol);

    public static VeeamRegistration Instance { get; } = new();

    public override string Name => VeeamOptions.ServiceName;

    public override IEnumerable<string> Check(VeeamOptions options, bool hasCredentialSource) =>
        VeeamOptionsRules.Check(options, hasCredentialSource);

    protected override IReadOnlyList<string> Durations { get; } =
    [.. OptionNames.CommonDurations, nameof(VeeamOptions.SecondFactorTimeout)];

    protected override OptionNames Names { get; } =
        new(
            new Dictionary<string, string[]>
            {
                [""] =
                [
                    .. OptionNames.Common,
                    nameof(VeeamOptions.ApiKey),
                    nameof(VeeamOptions.ApiKeyFile),
                    nameof(VeeamOptions.CredentialKeyId),
                    nameof(VeeamOptions.UserName),
                    nameof(VeeamOptions.Password),
                    nameof(VeeamOptions.PasswordFile),
                    nameof(VeeamOptions.UserUid),
                    nameof(VeeamOptions.PageSize),
                    nameof(VeeamOptions.SecondFactorTimeout),
                    Protocol,
                ],
                [Protocol] =
                [
                    nameof(VeeamProtocol.ScopesEncoding),
                    nameof(VeeamProtocol.MultipartToken),
                    nameof(VeeamProtocol.ClientVersion),
                    nameof(VeeamProtocol.IdentityProvider),
                    nameof(VeeamProtocol.FilterLogins),
                ],
            },
            new Dictionary<string, string>
            {
                ["ScopesEncoding"] = $"{Protocol}:{nameof(VeeamProtocol.ScopesEncoding)}",
                ["MultipartToken"] = $"{Protocol}:{nameof(VeeamProtocol.MultipartToken)}",
                ["IdentityProvider"] = $"{Protocol}:{nameof(VeeamProtocol.IdentityProvider)}",
            },
            new Dictionary<string, string[]>
            {
                [$"{Protocol}:{nameof(VeeamProtocol.ScopesEncoding)}"] =
                [
                    nameof(VeeamScopesEncoding.Auto),
                    nameof(VeeamScopesEncoding.JsonArray),
                    nameof(VeeamScopesEncoding.Repeated),
                ],
            }
        );

    protected override void Bind(IConfiguration section, VeeamOptions options) => section.Bind(options);

    protected override Uri AddressOf(VeeamOptions options) => VeeamAddress.Of(options);

    protected override object?[] ValuesOf(VeeamOptions options) => VeeamOptionsValues.Of(options);

    protected override VeeamApiKeyManager CreateManager(AccountRuntime<VeeamOptions> runtime) => new(runtime);
}
