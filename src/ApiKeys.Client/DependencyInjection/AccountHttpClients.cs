using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// Configures the HTTP clients of all accounts. First come the handler that owns the sockets, which an application may
/// replace, and no loggers but those that it adds: the SDK reports its calls itself. After all other configuration comes
/// the pipeline around it. Handlers that an application adds are therefore outside the pipeline and see no credential.
/// </summary>
internal sealed class AccountHttpClients(AccountRegistry registry)
    : IConfigureNamedOptions<HttpClientFactoryOptions>,
        IPostConfigureOptions<HttpClientFactoryOptions>
{
    // The framework has this for one client. Accounts may be many, and are configured alike.
    private static readonly IConfigureOptions<HttpClientFactoryOptions>[] _withoutLoggers =
    [
        .. new ServiceCollection()
            .AddHttpClient(Options.DefaultName)
            .RemoveAllLoggers()
            .Services.Select(static service => service.ImplementationInstance)
            .OfType<IConfigureOptions<HttpClientFactoryOptions>>(),
    ];

    public void Configure(string? name, HttpClientFactoryOptions options)
    {
        if (registry.HasHttpClient(name))
        {
            foreach (IConfigureOptions<HttpClientFactoryOptions> loggers in _withoutLoggers)
            {
                loggers.Configure(options);
            }

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
                builder.PrimaryHandler = CreatePipeline(name!, builder.PrimaryHandler, builder.Services)
            );
        }
    }

    private HttpMessageHandler CreatePipeline(string client, HttpMessageHandler primary, IServiceProvider services)
    {
        HttpMessageHandler pipeline = HttpPipeline.Wrap(
            PrimaryHandler.Secure(primary, registry.OptionsOfHttpClient(client, services)),
            services.GetService<TimeProvider>() ?? TimeProvider.System
        );
        IEnumerable<DelegatingHandler> handlers = registry.TokenHandlersOf(client).Select(create => create(services));
        services.GetRequiredService<TokenClients>().Set(client, HttpPipeline.Wrap(pipeline, handlers));
        return pipeline;
    }
}
