using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using Wire = ApiKeys.Client.Aimms.Generated.ProApi;

namespace ApiKeys.Client.Aimms;

/// <summary>The previous endpoint, through its generated client.</summary>
internal sealed class ProApi(WireTransport transport, AimmsFieldNaming naming) : IAimmsApi
{
    public const string Path = "pro-api/v1";

    private static readonly FieldNaming _naming = new(Wire.ProApiClientJsonContext.Default.Options);

    private readonly Wire.ProApiClient _client = new(transport, _naming.Options(naming));

    public AimmsFieldNaming? ListedNaming { get; private set; }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(string account, CancellationToken cancellationToken)
    {
        WireTransport pages = transport.ForPages();
        Wire.ProApiClient client = new(pages, _naming.Options(naming));
        IReadOnlyList<Wire.ApiKey> keys = await new PagedList<Wire.ApiKey>(() => pages.Marks, static key => key.Name)
            .ReadByOffsetAsync(offset => client.ListApiKeysAsync(offset, cancellationToken), AimmsMapping.UsualPage)
            .ConfigureAwait(false);
        ListedNaming = keys.Count == 0 ? null : AimmsMapping.NamingOf(keys[0].AdditionalProperties);
        return keys.Map(key =>
            AimmsMapping.ToKey(
                new AimmsWireKey(key.Name, key.ExpirationDate, key.Scopes?.Texts(), key.AdditionalProperties),
                account
            )
        );
    }

    public async Task<AimmsWireKey> CreateAsync(
        string name,
        WireDate expiration,
        AimmsCreateForm form,
        CancellationToken cancellationToken
    )
    {
        Wire.NewApiKey body = new()
        {
            Name = name,
            ExpirationDate = expiration,
            Scopes = [.. form.ScopeList.Select(scope => new Wire.Scope(scope))],
        };
        Wire.IssuedApiKey issued = await new Wire.ProApiClient(transport, _naming.Options(form.Naming))
            .CreateApiKeyAsync(body, cancellationToken)
            .ConfigureAwait(false);
        WireFormatException.ThrowIfBlank(issued.Value, "value");
        return new AimmsWireKey(issued.Name, issued.ExpirationDate, issued.Scopes?.Texts(), issued.AdditionalProperties)
        {
            Value = issued.Value,
        };
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        _client.DeleteApiKeyAsync(name, cancellationToken);
}
