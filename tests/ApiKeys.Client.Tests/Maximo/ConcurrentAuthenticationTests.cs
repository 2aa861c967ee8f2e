using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Authentication;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

public sealed class ConcurrentAuthenticationTests : SharedAuthenticationTests
{
    protected override async Task<Target> StartAsync(
        ManualClock clock,
        bool isWrong = false,
        Action<ApiKeyAccountOptions>? configure = null
    )
    {
        MaximoFixture maximo = await MaximoFixture.StartAsync(
            options =>
            {
                options.ApiKeyToken = isWrong ? "wrong" : options.ApiKeyToken;
                configure?.Invoke(options);
            },
            clock: clock
        );
        MaximoApiKeyRequest request = new("ci", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(1));
        return new(maximo, maximo.Emulator, maximo.Keys, "/v1/authenticate", maximo.Service.RevokeTokens, request);
    }
}
