using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Samples.Portal.Hosting;

internal static class UserAuthentication
{
    /// <summary>
    /// Whether an authentication scheme was registered. Then every user must authenticate, and addresses beyond the
    /// loopback are allowed.
    /// </summary>
    public static bool IsConfigured(IServiceProvider services) =>
        services.GetRequiredService<IOptions<AuthenticationOptions>>().Value.Schemes.Any();
}
