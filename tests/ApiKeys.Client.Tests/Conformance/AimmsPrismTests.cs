using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Conformance;

/// <summary>
/// An independent validator stands between the SDK and the emulator, so that the two cannot agree on a mistake: what
/// either says is held to the specification.
/// </summary>
public sealed class AimmsPrismTests : IClassFixture<AimmsPrism>
{
    private readonly AimmsPrism _prism;
    private readonly PassageLog _log = new();

    public AimmsPrismTests(AimmsPrism prism)
    {
        prism.Require();
        _prism = prism;
        _prism.Emulator.Aimms.Variants = new();
    }

    public static TheoryData<AimmsEndpoint> Endpoints => new(AimmsEndpoint.UserManager, AimmsEndpoint.ProApi);

    public static TheoryData<string> Held =>
        new(Variant.All.Where(variant => variant.Deviation is null).Select(variant => variant.ToString()));

    public static TheoryData<string> Deviating =>
        new(Variant.All.Where(variant => variant.Deviation is not null).Select(variant => variant.ToString()));

    [Theory, MemberData(nameof(Endpoints))]
    public async Task Every_operation_is_as_specified(AimmsEndpoint endpoint)
    {
        AimmsApiKeyManager keys = _prism.Manage(endpoint, _log);

        AccountCheck check = await keys.CheckAsync(The.Token);
        IReadOnlyList<ApiKeyScope> scopes =
            endpoint == AimmsEndpoint.UserManager ? await keys.ListScopesAsync(The.Token) : [];
        IssuedApiKey issued = await IssueAsync(keys, "every operation/ä");
        ApiKey? found = await keys.FindAsync(issued.Key.Id, The.Token);
        await keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.True(check.CanListKeys, check.Problem);
        Assert.Equal(issued.Key.Expiry.Instant, found?.Expiry.Instant);
        Assert.Equal(endpoint == AimmsEndpoint.UserManager ? 9 : 0, scopes.Count);
        AssertPassed(
            endpoint == AimmsEndpoint.UserManager
                ? ["GET 200", "GET 200", "GET 200", "POST 201", "GET 200", "DELETE 204"]
                : ["GET 200", "POST 201", "GET 200", "DELETE 204"]
        );
    }

    [Theory, MemberData(nameof(Endpoints))]
    public async Task Every_refusal_is_as_specified(AimmsEndpoint endpoint)
    {
        AimmsApiKeyManager keys = _prism.Manage(
            endpoint,
            _log,
            configure: options => options.ExpiryLimit = TimeSpan.FromDays(1000)
        );
        IssuedApiKey limited = await IssueAsync(keys, $"limited {endpoint}");
        AimmsApiKeyManager withoutRight = _prism.Manage(endpoint, _log, limited.Value.Reveal());
        AimmsApiKeyManager withWrongKey = _prism.Manage(endpoint, _log, "bm90LWEtcmVhbC1rZXk=");

        await Assert.ThrowsAsync<ApiKeyConflictException>(() => IssueAsync(keys, limited.Key.Name));
        ApiKeyOperationFailedException tooLong = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            IssueAsync(keys, "too long", days: 900)
        );
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => keys.DeleteAsync("nobody", The.Token));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => IssueAsync(withoutRight, "not allowed"));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => withWrongKey.GetListAsync(The.Token));

        Assert.Equal(400, tooLong.StatusCode);
        AssertPassed([
            "POST 201",
            "POST 409",
            "GET 200",
            "POST 400",
            "GET 200",
            "DELETE 404",
            "GET 200",
            "POST 403",
            "GET 403",
            "GET 401",
        ]);
    }

    [Theory, MemberData(nameof(Held))]
    public async Task A_variant_that_the_specification_allows_passes(string name)
    {
        await UseAsync(Variant.All.Single(variant => variant.ToString() == name));

        AssertPassed([.. _prism.Emulator.Requests.Select(request => $"{request.Method} {request.Status}")]);
    }

    [Theory, MemberData(nameof(Deviating))]
    public async Task A_variant_that_the_specification_does_not_allow_is_objected_to(string name)
    {
        await UseAsync(Variant.All.Single(variant => variant.ToString() == name));

        Assert.NotEmpty(_log.Objections);
    }

    private void AssertPassed(IReadOnlyList<string> expected) => _log.AssertPassed(_prism.Emulator, expected);

    private Task<IssuedApiKey> IssueAsync(AimmsApiKeyManager keys, string name, int days = 90) =>
        keys.CreateAsync(
            name,
            AimmsScopes.PublishApp | AimmsScopes.Tasks,
            _prism.Emulator.Clock.GetUtcNow().AddDays(days),
            The.Token
        );

    /// <summary>All that can be done, and a refusal, whatever comes of each.</summary>
    private async Task UseAsync(Variant variant)
    {
        _prism.Emulator.Aimms.Variants = variant.Apply();
        AimmsApiKeyManager keys = _prism.Manage(variant.Endpoint, _log, configure: variant.Configure);
        AimmsApiKeyManager withWrongKey = _prism.Manage(
            variant.Endpoint,
            _log,
            "bm90LWEtcmVhbC1rZXk=",
            variant.Configure
        );

        await TryAsync(() => withWrongKey.GetListAsync(The.Token));
        await TryAsync(() => keys.ListScopesAsync(The.Token));
        await TryAsync(() => IssueAsync(keys, variant.ToString()));
        await TryAsync(() => keys.CheckAsync(The.Token));
        await TryAsync(() => keys.DeleteAsync(variant.ToString(), The.Token));
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception failure) when (failure is ApiKeyException or NotSupportedException)
        {
            // What the SDK makes of it is tested elsewhere; here it is what passed on the wire.
        }
    }
}
