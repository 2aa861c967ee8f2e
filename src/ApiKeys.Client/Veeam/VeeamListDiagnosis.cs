using System.Text.Json;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>Checks what lists of logins show, and which parameters they obey.</summary>
internal sealed class VeeamListDiagnosis(DiagnosisProbe probe, VeeamOptions options, DiagnosisRound round)
{
    private const string Logins = "users/logins";

    private const string ApiKeyKind = "AK";

    /// <summary>The kinds of login that are no API key. Source: samples in Veeam's OpenAPI of REST 3.6.1.</summary>
    private static readonly string[] _otherKinds = ["AA", "TOTP", "VSPC", "VBR", "WIN"];

    private static readonly string[] _statuses =
    [
        "enabled",
        "disabled",
        "disabledDueToUser",
        "disabledDueToCompany",
        "disabledDueToTenant",
        "disabledDueToSystem",
        "disabledDueSystemComponentsRestrictions",
    ];

    public async Task RunAsync(User user)
    {
        RawResponse? own = null;
        await round
            .CheckAsync(
                VeeamAssumptions.Kinds,
                async () =>
                    Kinds(
                        own = await probe
                            .ReadAsync($"users/{options.UserUid ?? user.InstanceUid}/logins")
                            .ConfigureAwait(false)
                    )
            )
            .ConfigureAwait(false);
        if (own is { IsSuccess: true })
        {
            await round
                .RunAsync(
                    (VeeamAssumptions.Statuses, DiagnosisRound.Now(() => Statuses(own))),
                    (VeeamAssumptions.Identifier, DiagnosisRound.Now(() => Identifier(own)))
                )
                .ConfigureAwait(false);
        }

        await round
            .RunAsync(
                (VeeamAssumptions.Paging, PagingAsync),
                (VeeamAssumptions.PageSize, PageSizeAsync),
                (VeeamAssumptions.Filter, FilterAsync),
                (VeeamAssumptions.OrganizationKeys, () => ReadAsync($"organizations/{user.OrganizationUid}/keys"))
            )
            .ConfigureAwait(false);
    }

    /// <summary>A kind that is not known may be that of API keys, if there is none of the configured kind.</summary>
    private Observation Kinds(RawResponse logins)
    {
        string[] kinds = Texts(logins, "identityProviderName");
        string kind = options.Protocol.IdentityProvider;
        string option = $"{nameof(VeeamOptions.Protocol)}:{nameof(VeeamProtocol.IdentityProvider)}";
        return !logins.IsSuccess ? Observation.Unknown($"The list could not be read: {logins.Words}.")
            : kinds.Contains(kind)
                ? kind == new VeeamProtocol().IdentityProvider ? Observation.AsAssumed(Known(kinds))
                    : Observation.AsConfigured("there are logins of the kind that is set.")
            : kinds.Except(_otherKinds).Take(2).ToArray() is { Length: 1 } others
                ? Observation.NeedsOption(
                    "There is no login of the configured kind, and there are some of one other kind.",
                    option,
                    others[0]
                )
            : Observation.Unknown("The user has no login of the configured kind.");
    }

    /// <summary>Names the documented kinds. Another may be the name of a site's own identity provider.</summary>
    private static string Known(string[] kinds)
    {
        string[] known = [.. kinds.Where(kind => kind == ApiKeyKind || _otherKinds.Contains(kind))];
        int others = kinds.Length - known.Length;
        return $"The kinds of logins are {string.Join(", ", known)}{(others > 0 ? $", and {others} other" : "")}.";
    }

    private static Observation Statuses(RawResponse logins)
    {
        string[] others = [.. Texts(logins, "status").Except(_statuses)];
        return logins.Items.Count == 0 ? Observation.NotSeen("There is no login to see.")
            : others.Length == 0 ? Observation.AsAssumed("The statuses are among the documented ones.")
            : Observation.Learned("There are others, which the SDK reports as they are.");
    }

    private static Observation Identifier(RawResponse logins) =>
        logins.Items.Count == 0
            ? Observation.NotSeen("There is no login to see.")
            : Observation.AsAssumed(
                "The identifier is of the type "
                    + string.Join(
                        " or ",
                        Members(logins, "identifierInProvider").Select(static m => m.ValueKind).Distinct()
                    )
                    + "."
            );

    private async Task<Observation> PagingAsync()
    {
        RawResponse first = await probe.ReadAsync($"{Logins}?limit=1&offset=0").ConfigureAwait(false);
        RawResponse second = await probe.ReadAsync($"{Logins}?limit=1&offset=1").ConfigureAwait(false);
        return !first.IsSuccess ? Observation.Unknown($"The list could not be read: {first.Words}.")
            : first.Items.Count > 1 ? Observation.Unknown("A page of one login was asked for, and has more.")
            : second.Items.Count == 0 ? Observation.NotSeen("There is one login alone.")
            : IdOf(first) == IdOf(second)
                ? Observation.Unknown(
                    "The second page is the first again: the server does not go on at an offset. The SDK refuses a list "
                        + "that is longer than a page, so that it misses no key. Report it."
                )
            : Observation.AsAssumed("The second page has another login than the first.");
    }

    private async Task<Observation> PageSizeAsync()
    {
        RawResponse page = await probe.ReadAsync($"{Logins}?limit=500").ConfigureAwait(false);
        return !page.IsSuccess ? Observation.Unknown($"The list could not be read: {page.Words}.")
            : TotalOf(page) > page.Items.Count && page.Items.Count < 500
                ? Observation.Learned(
                    $"The page has {page.Items.Count} of {TotalOf(page)} logins; the SDK reads the next one."
                )
            : Observation.AsAssumed($"A page of 500 was asked for, and has {page.Items.Count}.");
    }

    private async Task<Observation> FilterAsync()
    {
        if (!options.Protocol.FilterLogins)
        {
            return Observation.AsConfigured("lists are not filtered, and the SDK reads all logins.");
        }

        string filter = Uri.EscapeDataString(VeeamFilter.For(options.Protocol.IdentityProvider));
        RawResponse filtered = await probe.ReadAsync($"{Logins}?filter={filter}").ConfigureAwait(false);
        return filtered.IsSuccess && Texts(filtered, "identityProviderName").Length <= 1
            ? Observation.AsAssumed("The list has logins of one kind alone.")
            : Observation.Learned(
                $"The filter is not obeyed ({filtered.Words}); the SDK reads all logins.",
                filtered.IsSuccess
                    ? new Dictionary<string, string>()
                    : new Dictionary<string, string> { [VeeamDialect.FilterOption] = "false" }
            );
    }

    private async Task<Observation> ReadAsync(string path)
    {
        RawResponse response = await probe.ReadAsync(path).ConfigureAwait(false);
        return response.IsSuccess
            ? Observation.AsAssumed($"The list was read, with {response.Words}.")
            : Observation.Unknown($"The list could not be read: status {response.Status}.");
    }

    private static int TotalOf(RawResponse page) =>
        page.Json.TryFind("meta", out JsonElement meta)
        && meta.TryFind("pagingInfo", out JsonElement paging)
        && paging.TryFind("total", out JsonElement total)
        && total.ValueKind == JsonValueKind.Number
        && total.TryGetInt32(out int count)
            ? count
            : 0;

    private static string? IdOf(RawResponse page) =>
        Members(page, "id").Select(static id => id.ToText()).FirstOrDefault();

    private static string[] Texts(RawResponse list, string member) =>
        [.. Members(list, member).Select(static value => value.ToText()).OfType<string>().Distinct()];

    private static IEnumerable<JsonElement> Members(RawResponse list, string member) =>
        list
            .Items.Where(static item => item.ValueKind == JsonValueKind.Object)
            .Select(item => item.TryFind(member, out JsonElement value) ? value : default)
            .Where(static value => value.ValueKind != JsonValueKind.Undefined);
}
