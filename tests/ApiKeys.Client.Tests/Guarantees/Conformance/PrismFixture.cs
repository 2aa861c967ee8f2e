using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>An emulator with Prism in front of the tested service. Without Prism the fixture is empty.</summary>
public abstract class PrismFixture : IAsyncLifetime
{
    private readonly List<PrismProxy> _proxies = [];

    public ApiKeyEmulator Emulator { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (string.IsNullOrEmpty(PrismProxy.Folder))
        {
            return;
        }

        try
        {
            Emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
            Emulator.Clock.SetUtcNow(The.Now);
            await StartProxiesAsync();
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PrismProxy proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }

        if (Emulator is not null)
        {
            await Emulator.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Skips a test if there is no Prism; otherwise resets the emulator's requests.</summary>
    public void Require()
    {
        Assert.SkipWhen(
            string.IsNullOrEmpty(PrismProxy.Folder),
            $"Prism is not installed by the tests: .ci/run sets {PrismProxy.Variable} to its folder."
        );
        Emulator.Requests.Clear();
    }

    /// <summary>Starts everything that the tests of a service need.</summary>
    protected abstract Task StartProxiesAsync();

    /// <summary>Starts a Prism with a specification in front of a service, and returns its address.</summary>
    protected async Task<Uri> ProxyAsync(string specification, Uri upstream)
    {
        PrismProxy proxy = await PrismProxy.StartAsync(specification, upstream);
        _proxies.Add(proxy);
        return proxy.Address;
    }
}
