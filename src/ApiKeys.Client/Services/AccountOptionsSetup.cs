using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Services;

/// <summary>Sets the options of each account of a service, as it was registered.</summary>
internal sealed class AccountOptionsSetup<TOptions>(AccountRegistry registry, IServiceProvider services)
    : IConfigureNamedOptions<TOptions>
    where TOptions : ApiKeyAccountOptions
{
    public void Configure(string? name, TOptions options) =>
        (registry.ConfigurationOf(name) as Action<TOptions, IServiceProvider>)?.Invoke(options, services);

    public void Configure(TOptions options) => Configure(Options.DefaultName, options);
}
