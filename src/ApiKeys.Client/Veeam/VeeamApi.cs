using System.Text.Json;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>The service, through its generated client, without the envelope around each response.</summary>
internal sealed class VeeamApi(WireTransport transport)
{
    private readonly ServiceProviderConsoleClient _client = new(transport, VeeamJson.Options);

    public Task<TokenResult> IssueTokenAsync(TokenRequest request, CancellationToken cancellationToken) =>
        _client.IssueTokenAsync(request, cancellationToken);

    public async Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) =>
        (await _client.GetCurrentUserAsync(cancellationToken).ConfigureAwait(false)).Data;

    public async Task<UserLogin> IssueKeyAsync(
        Guid userUid,
        string description,
        IEnumerable<string> scopes,
        bool isReadOnly,
        Guid requestId,
        CancellationToken cancellationToken
    ) =>
        (
            await _client
                .IssueApiKeyAsync(
                    userUid,
                    description,
                    VeeamDialect.Write(scopes),
                    isReadOnly,
                    requestId,
                    cancellationToken
                )
                .ConfigureAwait(false)
        ).Data;

    public Task<UserLoginPage> ListLoginsAsync(
        int limit,
        int offset,
        string? filter,
        CancellationToken cancellationToken
    ) => _client.ListLoginsAsync(limit, offset, filter!, cancellationToken);

    public Task<UserLoginPage> ListUserLoginsAsync(Guid userUid, CancellationToken cancellationToken) =>
        _client.ListUserLoginsAsync(userUid, cancellationToken);

    public Task<UserLoginPage> ListOrganizationKeysAsync(
        Guid organizationUid,
        int limit,
        int offset,
        CancellationToken cancellationToken
    ) => _client.ListOrganizationKeysAsync(organizationUid, limit, offset, cancellationToken);

    public async Task<UserLogin> GetLoginAsync(Guid userUid, long loginId, CancellationToken cancellationToken) =>
        AsAsked(
            (await _client.GetUserLoginAsync(userUid, loginId, cancellationToken).ConfigureAwait(false)).Data,
            userUid,
            loginId
        );

    public async Task<UserLogin> PatchLoginAsync(
        Guid userUid,
        long loginId,
        Guid requestId,
        IEnumerable<JsonPatchOperation> changes,
        CancellationToken cancellationToken
    ) =>
        AsAsked(
            (
                await _client
                    .PatchUserLoginAsync(userUid, loginId, requestId, changes, cancellationToken)
                    .ConfigureAwait(false)
            ).Data,
            userUid,
            loginId
        );

    public async Task<bool> DeleteLoginAsync(
        Guid userUid,
        long loginId,
        Guid requestId,
        CancellationToken cancellationToken
    ) =>
        (await _client.DeleteUserLoginAsync(userUid, loginId, requestId, cancellationToken).ConfigureAwait(false)).Data;

    public async Task<AsyncAction> GetActionAsync(Guid actionId, CancellationToken cancellationToken) =>
        (await _client.GetAsyncActionAsync(actionId, cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>The result of an action, in whichever form it is; see <see cref="VeeamResult"/>.</summary>
    public Task<JsonElement> GetResultAsync(Guid actionId, CancellationToken cancellationToken) =>
        transport.SendAsync<JsonElement>(
            new WireRequest(HttpMethod.Get, "asyncActions/{id}/result").WithPath("id", actionId),
            VeeamJson.Options,
            cancellationToken
        );

    public Task DeleteResultAsync(Guid actionId, Guid requestId, CancellationToken cancellationToken) =>
        _client.DeleteAsyncActionResultAsync(actionId, requestId, cancellationToken);

    /// <summary>
    /// The requested login. Another login in its place is not reported, and nothing is concluded from it.
    /// </summary>
    private static UserLogin AsAsked(UserLogin login, Guid userUid, long loginId) =>
        (login.UserUid, login.Id) == (userUid, loginId)
            ? login
            : throw new WireFormatException("The response is about another login.");
}
