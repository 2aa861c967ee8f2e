using System.Text.Json;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// The protocol of a server, as the options say. Where an option is at its default, the other form is tried when the
/// server rejects the first.
/// </summary>
internal sealed class VeeamDialect(VeeamOptions options, LearnedForms learned) : WireDialect
{
    public const string ScopesParameter = "scopes";

    private const string RequestIdHeader = "X-Request-id";
    private const string CreateRoute = "POST users/{userUid}/logins/apikey";
    private const string TokenRoute = "POST token";
    private const string UnsupportedVersion = "UnsupportedApiVersion";
    private const int BadRequest = 400;
    private const int UnsupportedMediaType = 415;
    private const string Protocol = nameof(VeeamOptions.Protocol);
    public const string EncodingOption = $"{Protocol}:{nameof(VeeamProtocol.ScopesEncoding)}";
    public const string MultipartOption = $"{Protocol}:{nameof(VeeamProtocol.MultipartToken)}";
    public const string FilterOption = $"{Protocol}:{nameof(VeeamProtocol.FilterLogins)}";
    public const string VersionOption = $"{Protocol}:{nameof(VeeamProtocol.ClientVersion)}";

    /// <summary>The versions to name to a server that requires one, from the vendor's specifications.</summary>
    private static readonly string[] _versions = ["3.6.1", "3.5.1"];

    public override string ValueMember => "parameters";

    public override WireForm FormOf(WireRequest request) =>
        base.FormOf(request) with
        {
            IsMultipart =
                request.Route == TokenRoute
                && (options.Protocol.MultipartToken || learned[MultipartOption] is not null),
            IsRepeated = request.Route == CreateRoute && IsRepeated,
            ClientVersion = options.Protocol.ClientVersion ?? learned[VersionOption],
        };

    public override bool IsAboutForm(WireRequest request, WireStatusException rejection) =>
        IsAboutVersion(rejection)
            ? options.Protocol.ClientVersion is null
            : (request.Route, rejection.StatusCode) switch
            {
                (TokenRoute, UnsupportedMediaType) => !options.Protocol.MultipartToken,
                (CreateRoute, BadRequest) => options.Protocol.ScopesEncoding == VeeamScopesEncoding.Auto,
                _ => false,
            };

    public override WireForm? NextForm(
        WireRequest request,
        WireStatusException rejection,
        IReadOnlyList<WireForm> rejected
    )
    {
        WireForm last = rejected[rejected.Count - 1];
        IEnumerable<WireForm> candidates =
            IsAboutVersion(rejection) ? _versions.Select(version => last with { ClientVersion = version })
            : request.Route == TokenRoute ? [last with { IsMultipart = !last.IsMultipart }]
            : [last with { IsRepeated = !last.IsRepeated }];
        return candidates
            .Select(static candidate => (WireForm?)candidate)
            .FirstOrDefault(candidate => !rejected.Contains(candidate!.Value));
    }

    public override void Learn(WireRequest request, WireForm accepted)
    {
        if (accepted.ClientVersion is { } version)
        {
            learned.Learn(VersionOption, version);
        }

        if (accepted.IsMultipart)
        {
            learned.Learn(MultipartOption, "true");
        }

        if (request.Route == CreateRoute)
        {
            learned.Learn(
                EncodingOption,
                (accepted.IsRepeated ? VeeamScopesEncoding.Repeated : VeeamScopesEncoding.JsonArray).ToString()
            );
        }
    }

    public override string AdviceAfter(WireRequest request, IReadOnlyList<WireForm> rejected) =>
        rejected.Any(static form => form.ClientVersion is not null)
            ? $"The client versions {string.Join(", ", _versions)} were tried; {VersionOption} sets one."
        : request.Route == TokenRoute ? $"The body was sent as both media types; {MultipartOption} sets one."
        : "The scopes were sent as a JSON array and as repeated parameters: the service may reject what was asked for. "
            + $"{EncodingOption} sets one.";

    public override string? KeyIdOf(JsonElement response)
    {
        JsonElement login = VeeamResult.LoginIn(response);
        return
            login.ValueKind == JsonValueKind.Object
            && login.TryGetProperty("userUid", out JsonElement uid)
            && uid.ValueKind == JsonValueKind.String
            && uid.TryGetGuid(out Guid userUid)
            && login.TryGetProperty("id", out JsonElement id)
            && id.ValueKind == JsonValueKind.Number
            && id.TryGetInt64(out long loginId)
            ? new VeeamKeyId(userUid, loginId).ToString()
            : null;
    }

    public override string NotFoundAdvice(Uri address) =>
        $"Either no user, organization or action has that id, or the address {address} does not lead to this "
        + $"operation: check the id and the account's {nameof(VeeamOptions.BaseAddress)}.";

    public override IEnumerable<string> Query(string name, string value, WireForm form) =>
        form.IsRepeated && name == ScopesParameter ? Parse(value) : [value];

    public override string Header(string name, string value, WireForm form) =>
        name == RequestIdHeader ? VeeamRequestId.Of(Guid.Parse(value), form).ToString() : value;

    /// <summary>The id under which a create is sent in the form that is known now.</summary>
    public Guid CreateIdOf(Guid requestId) =>
        VeeamRequestId.Of(requestId, FormOf(new WireRequest(WireMethod.Post, CreateRoute.Substring("POST ".Length))));

    /// <summary>The scopes as the specification has them: one JSON array.</summary>
    public static string Write(IEnumerable<string> scopes) =>
        $"[{string.Join(",", scopes.Select(static scope => $"\"{JsonEncodedText.Encode(scope)}\""))}]";

    /// <summary>The scopes in a JSON array.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It is no array of strings.</exception>
    public static IReadOnlyList<string> Parse(string scopes)
    {
        using JsonDocument array = JsonDocument.Parse(scopes);
        return [.. array.RootElement.EnumerateArray().Select(static scope => scope.GetString()!)];
    }

    private bool IsRepeated =>
        options.Protocol.ScopesEncoding switch
        {
            VeeamScopesEncoding.Auto => learned[EncodingOption] == nameof(VeeamScopesEncoding.Repeated),
            VeeamScopesEncoding encoding => encoding == VeeamScopesEncoding.Repeated,
        };

    private static bool IsAboutVersion(WireStatusException rejection) =>
        rejection is { StatusCode: BadRequest, Error.Code: UnsupportedVersion };
}
