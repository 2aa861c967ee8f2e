using ApiKeys.Client.Aimms;
using ApiKeys.Client.Benchmarks.Responses;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>The SDK as <c>AddApiKeyClient</c> configures it, with nothing disabled.</summary>
internal class Sdk : Contestant
{
    private readonly ServiceProvider _services;
    private readonly AimmsApiKeyManager _keys;
    private readonly SampleKey _new;
    private readonly DateTimeOffset _expiresAt;

    public Sdk(Place place)
    {
        _new = SampleKey.Issued(place.Expiry);
        _expiresAt = new(place.Expiry, TimeOnly.MinValue, TimeSpan.Zero);
        ServiceCollection services = new();
        services
            .AddApiKeyClient()
            .AddAimms(
                "prod",
                options =>
                    (options.BaseAddress, options.ApiKey, options.AllowInsecureLoopback) = (
                        place.Address,
                        Place.Credential,
                        true
                    )
            );
        if (place.Canned is not null)
        {
            services.ConfigureHttpClientDefaults(client =>
                client.ConfigurePrimaryHttpMessageHandler(() => place.Canned)
            );
        }

        _services = services.BuildServiceProvider();
        _keys = _services.GetRequiredService<AimmsApiKeyManager>();
    }

    public override Task ListAsync() => _keys.GetListAsync();

    public override Task CreateAsync() =>
        _keys.CreateAsync(_new.Name, AimmsScopes.PublishApp | AimmsScopes.Tasks, _expiresAt);

    public override Task DeleteAsync() => _keys.DeleteAsync(_new.Name);

    protected override IEnumerable<SampleKey> KeysIn(Task done) =>
        done switch
        {
            Task<IReadOnlyList<ApiKey>> list => list.Result.Select(static key => Seen(key)),
            Task<IssuedApiKey> { Result: var issued } => [Seen(issued.Key, issued.Value.Reveal())],
            _ => [],
        };

    protected override Refusal? RefusalIn(Exception failure) =>
        failure is ApiKeyException refused ? new(refused.StatusCode, refused.ServiceMessage) : null;

    protected override void Dispose(bool disposing) => _services.Dispose();

    private static SampleKey Seen(ApiKey key, string? value = null) =>
        new(key.Name, DateOnly.FromDateTime(key.Expiry.Instant!.Value.UtcDateTime), key.Scopes, value);
}
