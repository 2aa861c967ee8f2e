using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.FourthService.Tests.Fourth.Generated;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Services;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>An account at run time.</summary>
internal sealed class FourthAccount(AccountRuntime<FourthOptions> runtime)
    : ServiceAccount<FourthOptions, FourthClient>(runtime)
{
    private static readonly FourthErrorReader _errors = new();

    public static Uri AddressOf(FourthOptions options) => new(options.BaseAddress!.AbsoluteUri.TrimEnd('/') + "/");

    protected override FourthClient Api(WireTransport transport, FourthOptions options) =>
        new(transport, FourthClientJsonContext.Default.Options);

    protected override AccountContext NewContext(FourthOptions options) =>
        Context(AddressOf(options), options, AuthenticatorFor(options), _errors);

    private HeaderAuthenticator AuthenticatorFor(FourthOptions options) =>
        new(
            Runtime.Credentials
                ?? new OptionsCredentialSource(Name, nameof(options.ApiKey), null, options.ApiKey, options.ApiKeyFile),
            "X-Fourth-Key",
            ""
        );
}
