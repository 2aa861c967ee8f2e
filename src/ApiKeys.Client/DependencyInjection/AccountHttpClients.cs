using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// Configures the HTTP clients of all accounts: first the handler that owns the sockets, which an application may
/// replace; and, after all other configuration, the pipeline around it. Handlers that an application adds are therefore
/// outside the pipeline and see no credential.
/// </summary>
internal sealed class AccountHttpClients(AccountRegistry registry)
    : IConfigureNamedOptions<HttpClientFactoryOptions>,
        IPostConfigureOptions<HttpClientFactoryOptions>
{
    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (registry.HasHttpClient(name))
        {
            options.HttpMessageHandlerBuilderActions.Add(static builder =>
                builder.PrimaryHandler = builder.Services.GetRequiredService<AccountConnections>().CreateHandler()
            );
        }
    }

    public void Configure(HttpClientFactoryOptions options)
    {
        // The default client belongs to no account.
    }

    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (registry.HasHttpClient(name))
        {
            // Always redact: the application's header logging was not meant for secrets.
            options.ShouldRedactHeaderValue = static _ => true;
            options.HttpMessageHandlerBuilderActions.Add(builder =>
                builder.PrimaryHandler = HttpPipeline.Wrap(
                    PrimaryHandler.Secure(
                        builder.PrimaryHandler,
                        registry.OptionsOfHttpClient(name!, builder.Services)
                    ),
                    builder.Services.GetService<TimeProvider>() ?? TimeProvider.System
                )
            );
        }
    }
}
