using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// Configures the HTTP clients of all accounts: first the handler that owns the sockets, which an application may
/// replace; and, after everybody else, the pipeline around it. So handlers that an application adds stand outside it
/// and see no credential.
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
        // The default client is nobody's account.
    }

    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (registry.HasHttpClient(name))
        {
            // What an application shows of its own clients' headers it cannot have meant for what a service of keys
            // answers.
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
