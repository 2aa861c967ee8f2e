using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.StartUp;

/// <summary>The SDK as <c>AddApiKeyClient</c> configures it, with nothing disabled.</summary>
internal static class Sdk
{
    public static async Task<int> CountAsync(IConfiguration accounts)
    {
        ServiceCollection services = new();
        services.AddApiKeyClient(accounts);
        await using ServiceProvider provider = services.BuildServiceProvider();
        return (await provider.GetRequiredKeyedService<ApiKeyManager>(Accounts.Name).GetListAsync()).Count;
    }
}
