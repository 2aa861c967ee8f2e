using ApiKeys.Client.Protocol;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// The state at one address that outlasts a change of the options: tokens, and the authenticated user. A change of the
/// credential drops it.
/// </summary>
internal sealed class VeeamSession
{
    private volatile VeeamOptions _options;

    public VeeamSession(Uri address, VeeamOptions options, AccountRuntime<VeeamOptions> runtime)
    {
        Address = address;
        _options = options;
        CredentialSource credentials = runtime.Credentials ?? new VeeamCredentials(runtime.Name, () => _options);
        Learned = new LearnedForms(runtime.Telemetry.Learned);
        Authenticator = new VeeamAuthenticator(credentials, new VeeamTokens(this, runtime), runtime.Telemetry);
    }

    public Uri Address { get; }

    /// <summary>
    /// The newest options that have this address: a credential is sent only to the address that it was configured with.
    /// </summary>
    public VeeamOptions Options
    {
        get => _options;
        set => _options = value;
    }

    public VeeamAuthenticator Authenticator { get; }

    /// <summary>What the account has learned about the server at the address.</summary>
    public LearnedForms Learned { get; }
}
