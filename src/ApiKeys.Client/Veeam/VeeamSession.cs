using ApiKeys.Client.Services;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// What lasts at one address although the options around it change: tokens, and who is authenticated. A change of the
/// credential drops them.
/// </summary>
internal sealed class VeeamSession
{
    private volatile VeeamOptions _options;

    public VeeamSession(Uri address, VeeamOptions options, AccountRuntime<VeeamOptions> runtime)
    {
        Address = address;
        _options = options;
        CredentialSource credentials = runtime.Credentials ?? new VeeamCredentials(runtime.Name, () => _options);
        Authenticator = new VeeamAuthenticator(credentials, new VeeamTokens(this, runtime), runtime.Telemetry);
    }

    public Uri Address { get; }

    /// <summary>
    /// The newest options that have this address: a credential goes to the address that it was configured with.
    /// </summary>
    public VeeamOptions Options
    {
        get => _options;
        set => _options = value;
    }

    public VeeamAuthenticator Authenticator { get; }
}
