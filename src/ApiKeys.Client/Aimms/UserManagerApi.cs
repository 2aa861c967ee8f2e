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

    private readonly Wire.UserManagerClient _client = new(transport, _naming.Options(naming));

    public AimmsFieldNaming? ListedNaming { get; private set; }

    public async Task<IReadOnlyList<ApiKey>> ListAsync(string account, CancellationToken cancellationToken)
    {
        WireTransport pages = transport.ForPages();
        Wire.UserManagerClient client = new(pages, _naming.Options(naming));
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
        Wire.IssuedApiKey issued = await new Wire.UserManagerClient(transport, _naming.Options(form.Naming))
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

    public async Task<IReadOnlyList<ApiKeyScope>> ListScopesAsync(CancellationToken cancellationToken) =>
        [
            .. (await _client.ListAuthorizationScopesAsync(cancellationToken).ConfigureAwait(false)).Select(
                scope => new ApiKeyScope(scope.Value, scope.Explanation)
            ),
        ];

    public async Task<string?> GetUserNameAsync(CancellationToken cancellationToken) =>
        (await _client.GetCurrentUserAsync(cancellationToken).ConfigureAwait(false)).UserName;
}
