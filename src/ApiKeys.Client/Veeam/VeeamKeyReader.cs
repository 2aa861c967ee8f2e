using System.Runtime.CompilerServices;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>Lists keys: the logins of the kind that API keys have.</summary>
internal sealed class VeeamKeyReader(VeeamAccount account)
{
    private const string Incomplete = "The list is incomplete, so an error is reported.";

    private delegate Task<UserLoginPage> Fetch(
        VeeamApi api,
        int limit,
        int offset,
        CancellationToken cancellationToken
    );

    /// <summary>The keys of one user, whom the service does not list in pages.</summary>
    /// <param name="userUid">The user; null for the user of the account.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<IReadOnlyList<VeeamApiKey>> OfUserAsync(Guid? userUid, CancellationToken cancellationToken)
    {
        CallState operation = account.Begin(OperationKind.Read, "listing the keys of a user", account.Options);
        return await account
            .RunAsync(operation, (api, token) => OfUserAsync(api, operation, userUid, token), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The same as a step of an operation, to see its outcome.</summary>
    public Task<IReadOnlyList<VeeamApiKey>> LookAsync(
        CallState look,
        Guid? userUid,
        CancellationToken cancellationToken
    ) => account.RunStepAsync(look, (api, token) => OfUserAsync(api, look, userUid, token), cancellationToken);

    /// <summary>The same as a stream.</summary>
    public async IAsyncEnumerable<VeeamApiKey> StreamOfUserAsync(
        Guid? userUid,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        VeeamRequestRules.CheckUid(userUid, nameof(userUid));
        foreach (VeeamApiKey key in await OfUserAsync(userUid, cancellationToken).ConfigureAwait(false))
        {
            yield return key;
        }
    }

    public IAsyncEnumerable<VeeamApiKey> OfAllUsersAsync(CancellationToken cancellationToken) =>
        PagesAsync("listing the keys of all users", new VeeamFilter(account).FetchAsync, cancellationToken);

    public async IAsyncEnumerable<VeeamApiKey> OfOrganizationAsync(
        Guid organizationUid,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        VeeamRequestRules.CheckUid(organizationUid, nameof(organizationUid));
        IAsyncEnumerable<VeeamApiKey> keys = PagesAsync(
            "listing the keys of an organization",
            (api, limit, offset, token) => api.ListOrganizationKeysAsync(organizationUid, limit, offset, token),
            cancellationToken
        );
        await foreach (VeeamApiKey key in keys.ConfigureAwait(false))
        {
            yield return key;
        }
    }

    private async Task<IReadOnlyList<VeeamApiKey>> OfUserAsync(
        VeeamApi api,
        CallState operation,
        Guid? userUid,
        CancellationToken cancellationToken
    )
    {
        Guid user = userUid ?? await account.FindUserAsync(operation, cancellationToken).ConfigureAwait(false);
        UserLoginPage page = await api.ListUserLoginsAsync(user, cancellationToken).ConfigureAwait(false);
        return page.Meta?.PagingInfo?.Total > page.Data.Count
            ? throw operation.Refused(
                $"the service lists {page.Data.Count} of {page.Meta.PagingInfo.Total} logins, and no way to ask for "
                    + $"the rest is documented. {Incomplete}"
            )
            : [.. KeysIn(page, (VeeamOptions)operation.Account.Options)];
    }

    private async IAsyncEnumerable<VeeamApiKey> PagesAsync(
        string what,
        Fetch fetch,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        VeeamOptions options = account.Options;
        VeeamAccount snapshot = account.WithSnapshot(options);
        VeeamPages pages = new();
        while (!pages.IsEnd)
        {
            CallState operation = snapshot.Begin(OperationKind.Read, what, options);
            UserLoginPage page = await snapshot
                .RunAsync(
                    operation,
                    (api, token) => fetch(api, options.PageSize, pages.Offset, token),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (pages.Add(page) is { } error)
            {
                throw operation.Refused($"{error}. {Incomplete}");
            }

            foreach (VeeamApiKey key in KeysIn(page, options))
            {
                yield return key;
            }
        }
    }

    private IEnumerable<VeeamApiKey> KeysIn(UserLoginPage page, VeeamOptions options) =>
        page
            .Data.Where(login => VeeamLogins.IsKey(login, options))
            .Select(login => VeeamMapping.ToKey(login, account.Name));
}
