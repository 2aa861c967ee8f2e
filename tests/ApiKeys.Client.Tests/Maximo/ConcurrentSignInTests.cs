using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Transport;

namespace ApiKeys.Client.Tests.Maximo;

public sealed class ConcurrentSignInTests : SharedSignInTests
{
    protected override async Task<Target> StartAsync(ManualClock clock, bool isWrong = false)
    {
        MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.ApiKeyToken = isWrong ? "wrong" : options.ApiKeyToken, clock: clock);
        return new(maximo, maximo.Emulator, maximo.Keys, "/v1/authenticate", maximo.Service.RevokeTokens);
    }
}
