using System.Net;
using System.Text;
using ApiKeys.Client.Rotation.Consumers;
using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing.Aimms;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation.Tests.Consumers;

/// <summary>An application that calls the service with a rotated key.</summary>
public sealed class ConsumerTests
{
    private static readonly Uri _path = new("pro/user-manager/v1/user/@current/api-key", UriKind.Relative);

    [Fact]
    public async Task Each_request_carries_the_current_key()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        using HttpResponseMessage response = await ClientOf(fixture).GetAsync(_path, The.Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_value_that_was_revoked_a_moment_ago_costs_no_call()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        HttpClient client = ClientOf(fixture);
        using HttpResponseMessage first = await client.GetAsync(_path, The.Token);

        await fixture.Engine.RotateAsync("nightly", "alice", isEmergency: true, The.Token);
        Assert.Equal(2, fixture.Emulator.Aimms.Keys.Count);
        using HttpResponseMessage second = await client.GetAsync(_path, The.Token);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task A_request_whose_content_is_a_stream_is_not_sent_again()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        HttpClient client = ClientOf(fixture);
        using HttpResponseMessage first = await client.GetAsync(_path, The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", isEmergency: true, The.Token);
        fixture.Emulator.Requests.Clear();

        using StreamContent content = new(new MemoryStream(Encoding.UTF8.GetBytes("{}")));
        using HttpResponseMessage refused = await client.PostAsync(_path, content, The.Token);
        using HttpResponseMessage next = await client.GetAsync(_path, The.Token);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Single(fixture.Emulator.Requests, static request => request.Method == "POST");
    }

    [Fact]
    public async Task The_old_key_stays_until_the_consumers_were_seen_with_the_new_value()
    {
        await using RotationFixture fixture = await StartAsync(static policy => policy.RequireConsumers = 1);
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(TimeSpan.FromDays(5), TimeSpan.FromDays(1));
        Assert.Equal(3, fixture.Emulator.Aimms.Keys.Count);
        Assert.Contains("0 of 1 consumers", (await fixture.StatusAsync()).Failure, StringComparison.Ordinal);

        Assert.Equal(0, (await fixture.StatusAsync()).ConsumersSeen);

        using HttpResponseMessage used = await ClientOf(fixture).GetAsync(_path, The.Token);
        await fixture.PassAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(6));

        Assert.Equal(1, (await fixture.StatusAsync()).ConsumersSeen);
        Assert.Equal(2, fixture.Emulator.Aimms.Keys.Count);
    }

    [Fact]
    public async Task Missing_consumers_are_no_failure_before_the_limit_of_the_overlap()
    {
        await using RotationFixture fixture = await StartAsync(static policy =>
            (policy.RequireConsumers, policy.OverlapLimit) = (1, TimeSpan.FromDays(10))
        );
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);

        await fixture.PassAsync(TimeSpan.FromDays(9), TimeSpan.FromHours(12));
        Assert.Null((await fixture.StatusAsync()).Failure);
        Assert.Equal(3, fixture.Emulator.Aimms.Keys.Count);

        await fixture.PassAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(12));
        Assert.Contains("0 of 1 consumers", (await fixture.StatusAsync()).Failure, StringComparison.Ordinal);
        Assert.Equal(3, fixture.Emulator.Aimms.Keys.Count);
    }

    [Fact]
    public async Task An_account_of_the_sdk_follows_a_rotation_of_its_own_credential()
    {
        await using RotationFixture fixture = await StartAsync(
            static policy => policy.Target = RotationTarget.Credential,
            static rotation => rotation.Services.AddApiKeyClient().UseRotatedCredential("Aimms", "nightly")
        );
        SecretValue first = new(fixture.Emulator.Aimms.AdministratorKey);
        await fixture.Engine.AdoptAsync("nightly", AimmsEmulator.AdministratorName, first, "alice", The.Token);
        ApiKeyManager keys = fixture.Services.GetRequiredService<ApiKeyManagers>()["Aimms"];
        Assert.Single(await keys.GetListAsync(The.Token));

        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        await fixture.PassAsync(TimeSpan.FromDays(4), TimeSpan.FromDays(1));
        await fixture.RestartAsync();

        keys = fixture.Services.GetRequiredService<ApiKeyManagers>()["Aimms"];
        Assert.NotEqual(AimmsEmulator.AdministratorName, Assert.Single(await keys.GetListAsync(The.Token)).Name);
    }

    [Fact]
    public async Task After_a_rejection_the_store_is_asked_for_another_key()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        RotatedKeySource source = new(fixture.Services.GetRequiredService<KeyCaches>().Of("nightly"), hasId: false);
        Credential first = await source.GetAsync(The.Token);

        Credential same = await source.GetReplacementAsync(first.Secret, The.Token);
        await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        Credential other = await source.GetReplacementAsync(first.Secret, The.Token);

        Assert.Equal(first.Secret.Reveal(), same.Secret.Reveal());
        Assert.NotEqual(first.Secret.Reveal(), other.Secret.Reveal());
    }

    [Fact]
    public async Task A_cached_key_is_read_without_an_allocation()
    {
        await using RotationFixture fixture = await StartAsync();
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        RotatedKeySource source = new(fixture.Services.GetRequiredService<KeyCaches>().Of("nightly"), hasId: false);
        await source.GetAsync(The.Token);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            _ = await source.GetAsync(CancellationToken.None);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static HttpClient ClientOf(RotationFixture fixture) =>
        fixture.Services.GetRequiredService<IHttpClientFactory>().CreateClient("tasks");

    private static async Task<RotationFixture> StartAsync(
        Action<RotationPolicy>? configure = null,
        Action<RotationBuilder>? more = null
    )
    {
        Uri? address = null;
        RotationFixture fixture = await RotationFixture.StartAsync(rotation =>
        {
            rotation.AddPolicy(
                "nightly",
                policy =>
                {
                    policy.Account = "Aimms";
                    policy.Scopes.Add("APIKey");
                    configure?.Invoke(policy);
                }
            );
            rotation
                .Services.AddHttpClient("tasks", client => client.BaseAddress = address)
                .AddRotatingApiKey("nightly", "apikey");
            more?.Invoke(rotation);
        });
        address = new Uri(fixture.Emulator.Aimms.BaseAddress.AbsoluteUri.TrimEnd('/') + "/");
        return fixture;
    }
}
