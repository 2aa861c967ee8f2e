using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// Configures the HTTP clients that authenticate as an account: first the account's kind of handler that owns the
/// sockets, which the application may replace; and, after all other configuration, the authentication next to it.
/// </summary>
internal sealed class CallingHttpClients(CallingClients clients) : IPostConfigureOptions<HttpClientFactoryOptions>
{
    private static readonly HashSet<string> _secretHeaders = new(
        ["Authorization", "Proxy-Authorization", "apikey", "x-access-token", "Cookie", "Set-Cookie"],
        StringComparer.OrdinalIgnoreCase
    );

    public void PostConfigure(string? name, HttpClientFactoryOptions options)
    {
        if (clients.AccountOf(name) is not { } account)
        {
            return;
        }

        Func<string, bool> isRedacted = options.ShouldRedactHeaderValue;
        options.ShouldRedactHeaderValue = header => _secretHeaders.Contains(header) || isRedacted(header);
        options.HttpMessageHandlerBuilderActions.Insert(
            0,
            static builder =>
                builder.PrimaryHandler = builder.Services.GetRequiredService<AccountConnections>().CreateHandler()
        );
        options.HttpMessageHandlerBuilderActions.Add(builder =>
            builder.PrimaryHandler = Wrap(builder.PrimaryHandler, ContextOf(builder.Services, account))
        );
    }

    /// <summary>The address of a service, to which the paths of own calls are added; it ends in a slash.</summary>
    public static Uri AddressOf(IServiceProvider services, string account)
    {
        AccountContext context = ContextOf(services, account)();
        return new(
            (context.Options.BaseAddress?.AbsoluteUri ?? context.Address.GetLeftPart(UriPartial.Authority)).TrimEnd('/')
                + "/"
        );
    }

    private static OwnCallHandler Wrap(HttpMessageHandler primary, Func<AccountContext> account) =>
        new(PrimaryHandler.Secure(primary, () => account().Options), account);

    private static Func<AccountContext> ContextOf(IServiceProvider services, string account) =>
        services.GetRequiredKeyedService<ApiKeyManager>(account) is IAccountHolder holder
            ? () => holder.Context
            : throw new InvalidOperationException(
                $"The manager of the account '{account}' is the application's own, such as a mock, and cannot "
                    + "authenticate other requests. Replace the HTTP client in that place, too."
            );
}
