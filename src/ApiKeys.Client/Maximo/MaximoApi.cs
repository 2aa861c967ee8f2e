using System.Text.Json;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>The operations on keys, through the generated client.</summary>
internal sealed class MaximoApi(WireTransport transport)
{
    private static readonly JsonSerializerOptions _json = Wire.AdminClientJsonContext.Default.Options;

    private readonly Wire.AdminClient _client = Client(transport);

    /// <summary>Lists the keys to the last page. No documentation has pages, so the responses say how they go on.</summary>
    public async Task<IReadOnlyList<MaximoWireKey>> ListAsync(CancellationToken cancellationToken)
    {
        WireTransport pages = transport.ForPages();
        IReadOnlyList<Wire.ApiKey> keys = await Client(pages).ListApiKeysAsync(cancellationToken).ConfigureAwait(false);
        if (pages.Marks.SaysMoreThan(keys.Count))
        {
            keys = await ContinueAsync(keys, pages, cancellationToken).ConfigureAwait(false);
        }

        return keys.Map(MaximoWireKey.Of);
    }

    public async Task<MaximoWireKey> GetAsync(string id, CancellationToken cancellationToken) =>
        MaximoWireKey.Of(await _client.GetApiKeyAsync(id, cancellationToken).ConfigureAwait(false), id);

    public Task<MaximoWireKey> CreateAsync(Wire.NewApiKey body, CancellationToken cancellationToken) =>
        MaximoWireKey.OfAsync(_client.CreateApiKeyAsync(body, cancellationToken));

    /// <summary>Changes a key. A body that has the change alone is not for PUT, which replaces the key.</summary>
    public async Task<MaximoWireKey> UpdateAsync(
        Wire.ChangedApiKey body,
        string id,
        MaximoUpdateBody form,
        CancellationToken cancellationToken
    )
    {
        Task<Wire.ApiKey> update =
            form == MaximoUpdateBody.Change
                ? transport.SendAsync<Wire.ApiKey>(
                    new WireRequest(WireMethod.Patch, "v1/apikeys/{id}").WithPath("id", id).WithBody(body, _json),
                    _json,
                    cancellationToken
                )
                : _client.UpdateApiKeyAsync(body, id, cancellationToken);
        return MaximoWireKey.Of(await update.ConfigureAwait(false), id);
    }

    public Task<MaximoWireKey> RefreshAsync(string id, CancellationToken cancellationToken) =>
        MaximoWireKey.OfAsync(_client.RefreshApiKeyAsync(id, cancellationToken));

    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        _client.DeleteApiKeyAsync(id, cancellationToken);

    private static Task<IReadOnlyList<Wire.ApiKey>> ContinueAsync(
        IReadOnlyList<Wire.ApiKey> first,
        WireTransport pages,
        CancellationToken cancellationToken
    ) =>
        new PagedList<Wire.ApiKey>(first, () => pages.Marks, static key => key.Id).ContinueByMarksAsync(query =>
            pages.SendAsync<IReadOnlyList<Wire.ApiKey>>(
                new WireRequest(WireMethod.Get, "v1/apikeys").WithQuery(query),
                _json,
                cancellationToken
            )
        );

    private static Wire.AdminClient Client(WireTransport transport) => new(transport, _json);
}
