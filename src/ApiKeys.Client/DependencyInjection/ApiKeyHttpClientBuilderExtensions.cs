using ApiKeys.Client;
using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Services;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Lets HTTP clients of an application authenticate as an account.</summary>
public static class ApiKeyHttpClientBuilderExtensions
{
    /// <summary>
    /// Authenticates each request of the client at the service of an account, with that account's credential, as the
    /// service requires: in the header <c>apikey</c> at AIMMS, with an access token in <c>x-access-token</c> at Maximo,
    /// as a bearer token at Veeam. A relative address is added to the address of the account.
    /// </summary>
    /// <remarks>
    /// <para>
    /// A request for another scheme, host or port ends with an <see cref="ApiKeyOperationFailedException"/>, and nothing
    /// is sent. Redirects are not followed. The credential is on a copy of the request that no handler and no log of the
    /// application sees. Access tokens are shared with the manager of the account, and renewed as there. After a 401 the
    /// request is sent once more with a renewed token, or with a credential that has changed at its source; a body that
    /// is a stream cannot be sent again, and the 401 is returned. When the service refuses the account's credential, the
    /// call ends with an <see cref="ApiKeyAccessDeniedException"/>, and the credential is not tried again for 30 s.
    /// </para>
    /// <para>
    /// The client has the account's connections: its certificate options, no cookies, and no spans of the framework,
    /// which would show the credential to listeners. A primary handler that the application sets is used in its place,
    /// and restricted in the same way. The client has its own timeout (<see cref="HttpClient.Timeout"/>), and no retries
    /// but those of the application's handlers. It sends asynchronously only.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// builder.Services.AddHttpClient("tasks").AddApiKeyAccount("prod");
    /// </code>
    /// </example>
    /// <param name="builder">The builder of the client.</param>
    /// <param name="account">The name of the account, which must be registered already.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// No account of that name is registered yet, its manager is the application's own, or the client authenticates as
    /// another account already.
    /// </exception>
    /// <exception cref="InvalidOperationException"><c>AddApiKeyClient</c> was not called yet.</exception>
    public static IHttpClientBuilder AddApiKeyAccount(this IHttpClientBuilder builder, string account)
    {
        IServiceCollection services = (builder ?? throw new ArgumentNullException(nameof(builder))).Services;
        _ = account ?? throw new ArgumentNullException(nameof(account));
        AccountRegistry registry =
            AccountRegistry.Find(services)
            ?? throw new InvalidOperationException(
                $"There are no accounts yet; call AddApiKeyClient and add the account '{account}' first."
            );
        string name = registry.NameOf(account);
        CallingClients.Of(services).Add(builder.Name, name);
        return builder.ConfigureHttpClient(
            (provider, client) => client.BaseAddress ??= CallingHttpClients.AddressOf(provider, name)
        );
    }
}
