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

    private Wire.ProApiClient Client => ClientOver(transport, naming);

    public async Task<AimmsKeyList> ListAsync(string account, CancellationToken cancellationToken)
    {
        WireTransport pages = transport.ForPages();
        Wire.ProApiClient client = ClientOver(pages, naming);
        IReadOnlyList<Wire.ApiKey> keys = await client.ListApiKeysAsync(null, cancellationToken).ConfigureAwait(false);
        if (pages.Marks.MayBeCutAt(keys.Count, AimmsMapping.UsualPage))
        {
            keys = await ContinueAsync(keys, pages, client, cancellationToken).ConfigureAwait(false);
        }

        return new(
            keys.Map(key =>
                AimmsMapping.ToKey(
                    new AimmsWireKey(key.Name, key.ExpirationDate, key.Scopes?.Texts(), key.AdditionalProperties),
                    account
                )
            ),
            keys.Count == 0 ? null : AimmsMapping.NamingOf(keys[0].AdditionalProperties)
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
            Scopes = form.Scopes.Map(static scope => new Wire.Scope(scope)),
        };
        Wire.IssuedApiKey issued = await ClientOver(transport, form.Naming)
            .CreateApiKeyAsync(body, cancellationToken)
            .ConfigureAwait(false);
        WireFormatException.ThrowIfBlank(issued.Value, "value");
        return new AimmsWireKey(issued.Name, issued.ExpirationDate, issued.Scopes?.Texts(), issued.AdditionalProperties)
        {
            Value = issued.Value,
        };
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        Client.DeleteApiKeyAsync(name, cancellationToken);

    private static Task<IReadOnlyList<Wire.ApiKey>> ContinueAsync(
        IReadOnlyList<Wire.ApiKey> first,
        WireTransport pages,
        Wire.ProApiClient client,
        CancellationToken cancellationToken
    ) =>
        new PagedList<Wire.ApiKey>(first, () => pages.Marks, static key => key.Name).ContinueByOffsetAsync(
            offset => client.ListApiKeysAsync(offset, cancellationToken),
            AimmsMapping.UsualPage
        );

    private static Wire.ProApiClient ClientOver(WireTransport transport, AimmsFieldNaming naming) =>
        new(transport, _naming.Options(naming));
}
