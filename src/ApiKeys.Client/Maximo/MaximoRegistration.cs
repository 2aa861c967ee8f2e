using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Http;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Maximo;

/// <summary>How Maximo accounts are registered.</summary>
internal sealed class MaximoRegistration : ServiceRegistration<MaximoApiKeyManager, MaximoOptions>
{
    public static MaximoRegistration Instance { get; } = new();

    public override string Name => MaximoApiKeyManager.ServiceName;

    public override IEnumerable<string> Check(MaximoOptions options, bool hasCredentialSource) => MaximoOptionsRules.Check(options, hasCredentialSource);

    protected override void Bind(IConfiguration section, MaximoOptions options) => section.Bind(options, ConfigurationBinding.Strict);

    protected override Uri AddressOf(MaximoOptions options) => MaximoSignIn.AddressOf(options.BaseAddress!);

    protected override object?[] ValuesOf(MaximoOptions options) => MaximoOptionsValues.Of(options);

    protected override MaximoApiKeyManager CreateManager(AccountRuntime<MaximoOptions> runtime) => new(new MaximoAccount(runtime));
}
