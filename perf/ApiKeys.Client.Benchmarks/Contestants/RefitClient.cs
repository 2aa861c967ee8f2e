using System.Text;
using System.Text.Json;
using ApiKeys.Client.Benchmarks.Responses;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>
/// The client that Refit generates from an interface, on the factory's HTTP client, with generated JSON.
/// </summary>
internal sealed class RefitClient : Contestant
{
    private readonly PlainKey _new;
    private readonly ServiceProvider _services;
    private readonly IRefitKeys _client;

    public RefitClient(Place place)
    {
        _new = Plain.NewKey(place.Expiry);
        SystemTextJsonContentSerializer json = new(new JsonSerializerOptions { TypeInfoResolver = PlainJson.Default });
        ServiceCollection services = new();
        services
            .AddRefitGeneratedClient<IRefitKeys>(new RefitSettings(json))
            .ConfigureHttpClient(http => http.BaseAddress = place.Address)
            .ConfigurePrimaryHttpMessageHandler(place.CreateHandler);
        _services = services.BuildServiceProvider();
        _client = _services.GetRequiredService<IRefitKeys>();
    }

    public override Task ListAsync() => _client.ListAsync();

    public override Task CreateAsync() => _client.CreateAsync(_new);

    public override Task DeleteAsync() => _client.DeleteAsync(_new.Name);

    protected override IEnumerable<SampleKey> KeysIn(Task done) => Plain.KeysIn(done);

    protected override Refusal? RefusalIn(Exception failure) =>
        failure is ApiException refused
            ? new((int)refused.StatusCode, Plain.MessageIn(Encoding.UTF8.GetBytes(refused.Content ?? "")))
            : null;

    protected override void Dispose(bool disposing) => _services.Dispose();
}
