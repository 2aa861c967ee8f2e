using System.Net;
using System.Text.Json;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Requests the pages of one list of logins with a filter on their kind, which spares most pages. If the service refuses
/// the filter on the first page, no page has it.
/// </summary>
internal sealed class VeeamFilter(VeeamAccount account)
{
    private string? _filter =
        account.Options.Protocol is { FilterLogins: true } protocol
        && account.Learned[VeeamDialect.FilterOption] is null
            ? For(protocol.IdentityProvider)
            : null;

    /// <summary>The condition that a login is of a kind. Source: Veeam's OpenAPI of REST 3.6.1.</summary>
    public static string For(string kind) =>
        $$"""[{"property":"identityProviderName","operation":"equals","value":"{{JsonEncodedText.Encode(kind)}}"}]""";

    public async Task<UserLoginPage> FetchAsync(
        VeeamApi api,
        int limit,
        int offset,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await api.ListLoginsAsync(limit, offset, _filter, cancellationToken).ConfigureAwait(false);
        }
        catch (WireStatusException refusal) when (offset == 0 && MayBeAboutFilter(refusal))
        {
            _filter = null;
            UserLoginPage page = await api.ListLoginsAsync(limit, offset, null, cancellationToken)
                .ConfigureAwait(false);
            account.Learned.Learn(VeeamDialect.FilterOption, "false");
            return page;
        }
    }

    private bool MayBeAboutFilter(WireStatusException refusal) =>
        _filter is not null
        && refusal is { StatusCode: (int)HttpStatusCode.BadRequest, Error.Origin: ErrorOrigin.Service };
}
