using ApiKeys.Client.Rotation.Consumers;
using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.State;
using ApiKeys.Client.Rotation.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation.Tests.Consumers;

/// <summary>What a rotated key costs each request of an application.</summary>
public sealed class HandlerCostTests
{
    private const int Requests = 1000;

    /// <summary>
    /// A task, and in a build without optimisation the state of a method. A fingerprint of the value takes more.
    /// </summary>
    private const long MostBytes = 400;

    [Fact]
    public async Task A_request_with_a_value_in_memory_works_out_nothing_about_it()
    {
        await using RotationFixture fixture = await RotationFixture.StartAtAsync("Aimms");
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        FileRotationReader store = new(Path.Combine(fixture.Folder, "store"));
        PublishedKeys keys = new(store, fixture.Services.GetRequiredService<ValueProtector>());
        using KeyCache cache = new("nightly", keys, store, "application", TimeProvider.System);
        using HttpMessageInvoker client = new(
            new RotatingKeyHandler(cache, static (_, _) => { }) { InnerHandler = new Responder() }
        );
        using HttpRequestMessage request = new(HttpMethod.Get, "http://localhost/");
        CancellationToken token = The.Token;
        await client.SendAsync(request, token);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Requests; i++)
        {
            await client.SendAsync(request, token);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Requests, 0, MostBytes);
    }

    private sealed class Responder : HttpMessageHandler
    {
        private readonly Task<HttpResponseMessage> _response = Task.FromResult(new HttpResponseMessage());

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => _response;
    }
}
