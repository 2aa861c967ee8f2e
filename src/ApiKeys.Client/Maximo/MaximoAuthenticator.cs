using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Authenticates with an access token, which is obtained for a key at the Admin API, or for the superuser at the
/// administration.
/// </summary>
internal sealed class MaximoAuthenticator(
    CredentialSource credentials,
    MaximoSession session,
    AccountRuntime<MaximoOptions> runtime,
    ServiceErrorReader errors
) : TokenAuthenticator(credentials, runtime.Telemetry)
{
    public override string ForbiddenAdvice =>
        "The account's credential lacks the right to do this: at Maximo that is the permission "
        + $"{MaximoPermissionNames.ApiKeyAdmin}.";

    protected override string Header => "x-access-token";

    private static string RefusalOfKey(MaximoOptions options) =>
        options.JwtLifetime is null
            ? "The account's key is disabled or deleted, or its token is wrong or expired. A token expires when "
                + "the key's interval has passed; refresh the key then."
            : "The account's key is disabled or deleted, or its token is wrong or expired; or the server does not "
                + $"grant the option {nameof(options.JwtLifetime)}.";

    protected override async Task<AccessToken> FetchAsync(Credential credential, AccessToken? previous)
    {
        MaximoOptions options = session.Options;
        string id = IdOf(credential, options);
        Credential whole = new(id, credential.Secret);
        AccessToken token = options.IsSuperuser
            ? await SendAsync(
                    options,
                    options.AdminAddress!,
                    new BodyAuthenticator(whole),
                    (client, token) => client.LoginInitialAsync(false, Superuser(whole), token)
                )
                .ConfigureAwait(false)
            : await SendAsync(
                    options,
                    options.BaseAddress!,
                    new BasicAuthenticator(whole, RefusalOfKey(options)),
                    (client, token) => client.AuthenticateAsync(JwtLifetime.ToWire(options.JwtLifetime), token)
                )
                .ConfigureAwait(false);
        return token.Subject is null ? token with { Subject = id } : token;
    }

    /// <summary>The address as operations have it, with a slash at its end.</summary>
    public static Uri AddressOf(Uri configured) => new(configured.AbsoluteUri.TrimEnd('/') + "/");

    private async Task<AccessToken> SendAsync(
        MaximoOptions options,
        Uri to,
        Authenticator authenticator,
        Func<Wire.SignInClient, CancellationToken, Task<Wire.AccessToken>> send
    )
    {
        AccountContext context = new(
            MaximoOptions.ServiceName,
            runtime.Name,
            AddressOf(to),
            options,
            authenticator,
            errors,
            runtime.TimeProvider
        );
        CallState operation = new ApiCall(OperationKind.Authenticate, "authenticating", context).Begin();
        string text = await runtime
            .TokenRunner.RunAsync(
                operation,
                (transport, token) => TokenOfAsync(send(Client(transport), token)),
                CancellationToken.None
            )
            .ConfigureAwait(false);
        DateTimeOffset now = runtime.TimeProvider.GetUtcNow();
        MaximoJwt jwt = MaximoJwt.Read(text, now);
        return new AccessToken(new SecretValue(text), AccessToken.RenewalOf(jwt.Lifetime, now))
        {
            Subject = jwt.Subject,
        };
    }

    private static Wire.SignInClient Client(WireTransport transport) =>
        new(transport, Wire.SignInClientJsonContext.Default.Options);

    /// <summary>The token in a response.</summary>
    public static async Task<string> TokenOfAsync(Task<Wire.AccessToken> response)
    {
        string token = (await response.ConfigureAwait(false)).Token;
        WireFormatException.ThrowIfBlank(token, "token");
        return token;
    }

    private static Wire.Superuser Superuser(Credential credential) =>
        new() { Username = credential.Id!, Password = credential.Secret.Reveal() };

    /// <summary>
    /// The id of the key or the name of the user: from the source, or from the options when it returns only the secret.
    /// </summary>
    private string IdOf(Credential credential, MaximoOptions options)
    {
        string field = options.IsSuperuser ? nameof(options.UserName) : nameof(options.ApiKeyId);
        string? id = credential.Id ?? (options.IsSuperuser ? options.UserName : options.ApiKeyId);
        return string.IsNullOrWhiteSpace(id)
                ? throw Refused($"has no id; return a {nameof(Credential)} with one, or set {field}")
            : !options.IsSuperuser && id!.Contains(':')
                ? throw Refused("has an id with a colon, which the sign-in cannot carry")
            : id!;
    }

    private ApiKeyOperationFailedException Refused(string error) =>
        new(
            $"{MaximoOptions.ServiceName} account '{runtime.Name}', authenticating: the credential that the "
                + $"{nameof(CredentialSource)} returned {error}. Nothing was sent."
        )
        {
            Service = MaximoOptions.ServiceName,
            Account = runtime.Name,
        };
}
