using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Http;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Aimms;

/// <summary>How AIMMS accounts are registered.</summary>
internal sealed class AimmsRegistration : ServiceRegistration<AimmsApiKeyManager, AimmsOptions>
{
    public static AimmsRegistration Instance { get; } = new();

    public override string Name => AimmsApiKeyManager.ServiceName;

    public override IEnumerable<string> Check(AimmsOptions options, bool hasCredentialSource) => AimmsOptionsRules.Check(options, hasCredentialSource);

    protected override void Bind(IConfiguration section, AimmsOptions options) => section.Bind(options, ConfigurationBinding.Strict);

    protected override Uri AddressOf(AimmsOptions options) => AimmsAddress.Of(options);

    protected override object?[] ValuesOf(AimmsOptions options) => AimmsOptionsValues.Of(options);

    protected override AimmsApiKeyManager CreateManager(AccountRuntime<AimmsOptions> runtime) => new(new AimmsAccount(runtime));
}
