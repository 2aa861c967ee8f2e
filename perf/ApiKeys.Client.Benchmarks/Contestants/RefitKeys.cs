using Refit;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>The description of the service for Refit, which generates the client.</summary>
[Headers("apikey: " + Responses.Place.Credential, "Accept: application/json")]
internal interface IRefitKeys
{
    [Get(Path)]
    Task<List<PlainKey>> ListAsync();

    [Post(Path)]
    Task<PlainIssued> CreateAsync([Body] PlainKey key);

    [Delete(Path + "/{name}")]
    Task DeleteAsync(string name);

    private const string Path = "/" + Responses.Place.KeysPath;
}
