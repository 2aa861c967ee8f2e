using ApiKeys.Client.Calls;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Obtains an access token of a requested lifetime. It is separate from the token that the SDK authenticates with,
/// which is renewed, and which no caller sees.
/// </summary>
internal sealed class MaximoTokenRequest(MaximoAccount account, MaximoRefreshInterval? lifetime)
{
    private const string Description = "obtaining an access token";

    /// <exception cref="ArgumentException">The lifetime is zero.</exception>
    /// <exception cref="NotSupportedException">The superuser authenticates, and not a key.</exception>
    /// <exception cref="MaximoTokenMismatchException">The token has another lifetime.</exception>
    public async Task<MaximoToken> RunAsync(CancellationToken cancellationToken)
    {
        MaximoOptions options = account.Options;
        ThrowIfEmpty(lifetime);
        ThrowIfSuperuser(options);
        CallState operation = account.BeginToken(Description, options, Advice);
        string text = await account
            .RunTokenAsync(
                operation,
                (transport, token) =>
                    MaximoAuthenticator.TokenOfAsync(
                        new Wire.SignInClient(
                            transport,
                            Wire.SignInClientJsonContext.Default.Options
                        ).AuthenticateAsync(WireText, token)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new MaximoTokenCheck(lifetime, account.Now).Checked(text, operation);
    }

    private string? WireText => lifetime is null ? null : lifetime.ToString().ToUpperInvariant();

    private string Advice =>
        "The account's key is disabled or deleted, or its token is wrong or expired"
        + (
            lifetime is null
                ? "."
                : $"; or the server does not grant the lifetime {WireText}. More than 90 days need a server of 9.0.18 or "
                    + "9.1.7 at least."
        );

    private static void ThrowIfEmpty(MaximoRefreshInterval? lifetime)
    {
        if (lifetime is { IsEmpty: true })
        {
            throw new ArgumentException(
                "The lifetime of a token must be above zero. Nothing was sent.",
                nameof(lifetime)
            );
        }
    }

    private void ThrowIfSuperuser(MaximoOptions options)
    {
        if (options.IsSuperuser)
        {
            throw new NotSupportedException(
                $"The account '{account.Name}' authenticates as the superuser; a token of a chosen lifetime is for a "
                    + "key. Nothing was sent."
            );
        }
    }
}
