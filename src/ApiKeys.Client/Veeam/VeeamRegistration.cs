using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Http;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Veeam;

/// <summary>How Veeam accounts are registered.</summary>
internal sealed class VeeamRegistration : ServiceRegistration<VeeamApiKeyManager, VeeamOptions>
{
    public static VeeamRegistration Instance { get; } = new();

    public override string Name => VeeamApiKeyManager.ServiceName;

    public override IEnumerable<string> Check(VeeamOptions options, bool hasCredentialSource) => VeeamOptionsRules.Check(options, hasCredentialSource);

    protected override void Bind(IConfiguration section, VeeamOptions options) => section.Bind(options, ConfigurationBinding.Strict);

    protected override Uri AddressOf(VeeamOptions options) => VeeamAddress.Of(options);

    protected override object?[] ValuesOf(VeeamOptions options) => VeeamOptionsValues.Of(options);

    protected override VeeamApiKeyManager CreateManager(AccountRuntime<VeeamOptions> runtime) => new(new VeeamAccount(runtime));
}
