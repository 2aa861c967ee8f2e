using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Hosting;

internal static class SignIn
{
    /// <summary>
    /// Whether an authentication scheme was registered. Then everybody has to authenticate, and addresses beyond
    /// loopback are allowed.
    /// </summary>
    public static bool IsConfigured(IServiceProvider services) =>
        services.GetRequiredService<IOptions<AuthenticationOptions>>().Value.Schemes.Any();
}
