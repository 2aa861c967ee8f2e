using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// The state that outlasts a change of the options: the access token, or the fact that the credential was refused. A
/// change of the credential drops both.
/// </summary>
internal sealed class MaximoSession
{
    private volatile MaximoOptions _options;

    public MaximoSession(MaximoOptions options, AccountRuntime<MaximoOptions> runtime, ServiceErrorReader errors)
    {
        _options = options;
        CredentialSource credentials = runtime.Credentials ?? new MaximoCredentials(runtime.Name, () => _options);
        Learned = new LearnedForms(runtime.Telemetry.Learned);
        Authenticator = new MaximoAuthenticator(credentials, this, runtime, errors);
    }

    /// <summary>The newest options that this belongs to.</summary>
    public MaximoOptions Options
    {
        get => _options;
        set => _options = value;
    }

    public MaximoAuthenticator Authenticator { get; }

    /// <summary>What the account has learned about the server at its address.</summary>
    public LearnedForms Learned { get; }

    /// <summary>
    /// Whether options authenticate as these do: at the same places, for the same lifetime, and with the same id. A
    /// source that returns only the secret has no id.
    /// </summary>
    public bool IsFor(MaximoOptions options) => PlaceOf(options) == PlaceOf(_options);

    private static (Uri?, Uri?, TimeSpan?, string?) PlaceOf(MaximoOptions options) =>
        (
            options.BaseAddress,
            options.AdminAddress,
            options.JwtLifetime,
            options.IsSuperuser ? options.UserName : options.ApiKeyId
        );
}
