using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>
/// An independent validator runs between the SDK and the emulator and checks both against the specification, so that
/// the two cannot agree on a mistake.
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
    public async Task Every_operation_conforms_to_the_specification(AimmsEndpoint endpoint)
    {
        AimmsApiKeyManager keys = _prism.Manage(endpoint, _log);

        AccountCheck check = await keys.CheckAsync(The.Token);
        IReadOnlyList<ApiKeyScope> scopes =
            endpoint == AimmsEndpoint.UserManager ? await keys.ListScopesAsync(The.Token) : [];
        IssuedApiKey issued = await CreateKeyAsync(keys, "every operation/ä");
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
    public async Task Every_refusal_conforms_to_the_specification(AimmsEndpoint endpoint)
    {
        AimmsApiKeyManager keys = _prism.Manage(
            endpoint,
            _log,
            configure: options =>
            {
                options.ExpiryLimit = TimeSpan.FromDays(1000);
                // The same forms, but set, so that no other is tried: the specification has one.
                options.Protocol.DateFormat = "yyyy'-'MM'-'dd";
                options.Protocol.FieldNaming =
                    endpoint == AimmsEndpoint.UserManager ? AimmsFieldNaming.SnakeCase : AimmsFieldNaming.CamelCase;
            }
        );
        IssuedApiKey limited = await CreateKeyAsync(keys, $"limited {endpoint}");
        AimmsApiKeyManager withoutRight = _prism.Manage(endpoint, _log, limited.Value.Reveal());
        AimmsApiKeyManager withWrongKey = _prism.Manage(endpoint, _log, "bm90LWEtcmVhbC1rZXk=");

        await Assert.ThrowsAsync<ApiKeyConflictException>(() => CreateKeyAsync(keys, limited.Key.Name));
        ApiKeyOperationFailedException tooLong = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            CreateKeyAsync(keys, "too long", days: 900)
        );
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => keys.DeleteAsync("missing", The.Token));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => CreateKeyAsync(withoutRight, "not allowed"));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => withWrongKey.GetListAsync(The.Token));

        Assert.Equal(400, tooLong.StatusCode);
        AssertPassed([
            "POST 201",
            "POST 409",
            "GET 200",
            "POST 400",
            "GET 200",
            .. endpoint == AimmsEndpoint.UserManager ? ["GET 200"] : Array.Empty<string>(), // The scopes it offers.
            "DELETE 404",
            "GET 200",
            "POST 403",
            "GET 403",
            "GET 401",
        ]);
    }

    [Theory, MemberData(nameof(Held))]
    public async Task A_variant_that_the_specification_allows_is_accepted(string name)
    {
        await UseAsync(Variant.All.Single(variant => variant.ToString() == name));

        AssertPassed([.. _prism.Emulator.Requests.Select(request => $"{request.Method} {request.Status}")]);
    }

    [Theory, MemberData(nameof(Deviating))]
    public async Task A_variant_that_the_specification_forbids_is_rejected(string name)
    {
        await UseAsync(Variant.All.Single(variant => variant.ToString() == name));

        Assert.NotEmpty(_log.Objections);
    }

    private void AssertPassed(IReadOnlyList<string> expected) => _log.AssertPassed(_prism.Emulator, expected);

    private Task<IssuedApiKey> CreateKeyAsync(AimmsApiKeyManager keys, string name, int days = 90) =>
        keys.CreateAsync(
            name,
            AimmsScopes.PublishApp | AimmsScopes.Tasks,
            _prism.Emulator.Clock.GetUtcNow().AddDays(days),
            The.Token
        );

    /// <summary>Every operation and a refusal, whatever the outcome of each.</summary>
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
        await TryAsync(() => CreateKeyAsync(keys, variant.ToString()));
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
            // Other tests cover how the SDK reads it; this one covers the traffic.
        }
    }
}
