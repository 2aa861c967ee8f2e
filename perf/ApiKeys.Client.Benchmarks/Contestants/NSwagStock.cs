using System.Text.Json.Serialization;
using ApiKeys.Client.Benchmarks.Responses;
using Wire = ApiKeys.Client.Benchmarks.Contestants.Generated;

namespace ApiKeys.Client.Benchmarks.Contestants
{
    /// <summary>
    /// The client that NSwag generates from the same specification with its own templates and settings
    /// (<c>Generated/nswag.json</c>).
    /// </summary>
    internal sealed class NSwagStock : Contestant
    {
        private readonly HttpClient _http;
        private readonly Wire.UserManagerClient _client;
        private readonly SampleKey _new;

        public NSwagStock(Place place)
        {
            _new = SampleKey.Issued(place.Expiry);
            _http = new HttpClient(place.CreateHandler())
            {
                DefaultRequestHeaders = { { "apikey", Place.Credential } },
            };
            _client = new Wire.UserManagerClient(_http) { BaseUrl = new Uri(place.Address, Place.ApiPath).AbsoluteUri };
        }

        public override Task ListAsync() => _client.ListApiKeysAsync();

        public override Task CreateAsync() =>
            _client.CreateApiKeyAsync(
                new Wire.NewApiKey
                {
                    Name = _new.Name,
                    Expiration_date = new DateTimeOffset(_new.Expiry, TimeOnly.MinValue, TimeSpan.Zero),
                    Scopes = [Wire.Scope.PublishApp, Wire.Scope.Tasks],
                }
            );

        public override Task DeleteAsync() => _client.DeleteApiKeyAsync(_new.Name);

        protected override IEnumerable<SampleKey> KeysIn(Task done) =>
            done switch
            {
                Task<ICollection<Wire.ApiKey>> list => list.Result.Select(static key =>
                    Seen(key.Name, key.Expiration_date, key.Scopes, null)
                ),
                Task<Wire.IssuedApiKey> { Result: var issued } =>
                [
                    Seen(issued.Name, issued.Expiration_date, issued.Scopes, issued.Value),
                ],
                _ => [],
            };

        protected override Refusal? RefusalIn(Exception failure) =>
            failure is Wire.ApiException<Wire.Error> refused ? new(refused.StatusCode, refused.Result.Message) : null;

        protected override void Dispose(bool disposing) => _http.Dispose();

        private static SampleKey Seen(
            string name,
            DateTimeOffset expiry,
            IEnumerable<Wire.Scope> scopes,
            string? value
        ) => new(name, DateOnly.FromDateTime(expiry.DateTime), scopes.Select(static scope => scope.ToString()), value);
    }
}

namespace ApiKeys.Client.Benchmarks.Contestants.Generated
{
    /// <summary>
    /// Without this line no list of scopes could be read or sent in the format of the service: the templates write a
    /// list of an enumeration as numbers.
    /// </summary>
    internal partial class UserManagerClient
    {
        static partial void UpdateJsonSerializerSettings(System.Text.Json.JsonSerializerOptions settings) =>
            settings.Converters.Add(new JsonStringEnumConverter());
    }
}
