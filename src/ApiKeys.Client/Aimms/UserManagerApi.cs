using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using Wire = ApiKeys.Client.Aimms.Generated.UserManager;

namespace ApiKeys.Client.Aimms;

/// <summary>The current endpoint, through its generated client.</summary>
internal sealed class UserManagerApi(WireTransport transport, AimmsFieldNaming naming) : IAimmsApi
{
    public const string Path = "pro/user-manager/v1";

    private static readonly FieldNaming _naming = new(Wire.UserManagerClientJsonContext.Default.Options);

    private Wire.UserManagerClient Client => ClientOver(transport, naming);

    public async Task<AimmsKeyList> ListAsync(string account, CancellationToken cancellationToken)
    {
        WireTransport pages = transport.ForPages();
        Wire.UserManagerClient client = ClientOver(pages, naming);
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

    public async Task<IReadOnlyList<ApiKeyScope>> ListScopesAsync(CancellationToken cancellationToken) =>
        [
            .. (await Client.ListAuthorizationScopesAsync(cancellationToken).ConfigureAwait(false)).Select(
                scope => new ApiKeyScope(scope.Value, scope.Explanation)
            ),
        ];

    public async Task<string?> GetUserNameAsync(CancellationToken cancellationToken) =>
        (await Client.GetCurrentUserAsync(cancellationToken).ConfigureAwait(false)).UserName;

    private static Task<IReadOnlyList<Wire.ApiKey>> ContinueAsync(
        IReadOnlyList<Wire.ApiKey> first,
        WireTransport pages,
        Wire.UserManagerClient client,
        CancellationToken cancellationToken
    ) =>
        new PagedList<Wire.ApiKey>(first, () => pages.Marks, static key => key.Name).ContinueByOffsetAsync(
            offset => client.ListApiKeysAsync(offset, cancellationToken),
            AimmsMapping.UsualPage
        );

    private static Wire.UserManagerClient ClientOver(WireTransport transport, AimmsFieldNaming naming) =>
        new(transport, _naming.Options(naming));
}
