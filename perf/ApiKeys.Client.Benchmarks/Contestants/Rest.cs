using System.Text;
using ApiKeys.Client.Benchmarks.Responses;
using RestSharp;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>RestSharp with its default serializer.</summary>
internal sealed class Rest : Contestant
{
    private readonly HttpClient _http;
    private readonly RestClient _client;
    private readonly PlainKey _new;

    public Rest(Place place)
    {
        _new = Plain.NewKey(place.Expiry);
        _http = new HttpClient(place.CreateHandler());
        _client = new RestClient(_http, new RestClientOptions(place.Address));
        _client.AddDefaultHeader("apikey", Place.Credential);
    }

    public override Task ListAsync() => SendAsync<List<PlainKey>>(new RestRequest(Place.KeysPath));

    public override Task CreateAsync() =>
        SendAsync<PlainIssued>(new RestRequest(Place.KeysPath, Method.Post).AddJsonBody(_new));

    public override async Task DeleteAsync() =>
        ThrowIfRefused(
            await _client.ExecuteAsync(
                new RestRequest($"{Place.KeysPath}/{{name}}", Method.Delete).AddUrlSegment("name", _new.Name)
            )
        );

    protected override IEnumerable<SampleKey> KeysIn(Task done) => Plain.KeysIn(done);

    protected override Refusal? RefusalIn(Exception failure) =>
        failure is RefusedException refused ? new(refused.Status, refused.Said) : null;

    protected override void Dispose(bool disposing)
    {
        _client.Dispose();
        _http.Dispose();
    }

    private async Task<T> SendAsync<T>(RestRequest request)
    {
        RestResponse<T> response = await _client.ExecuteAsync<T>(request);
        ThrowIfRefused(response);
        return response.Data!;
    }

    private static void ThrowIfRefused(RestResponse response)
    {
        if (!response.IsSuccessful)
        {
            throw response.ErrorException is { } failure && response.StatusCode == 0
                ? failure
                : new RefusedException(
                    (int)response.StatusCode,
                    Plain.MessageIn(Encoding.UTF8.GetBytes(response.Content ?? ""))
                );
        }
    }
}
