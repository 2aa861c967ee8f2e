using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>The same independent validator between SDK and emulator, for Maximo.</summary>
public sealed class MaximoPrismTests : IClassFixture<MaximoPrism>
{
    private static readonly MaximoRefreshInterval _interval = MaximoRefreshInterval.Days(30);

    private readonly MaximoPrism _prism;
    private readonly PassageLog _log = new();

    public MaximoPrismTests(MaximoPrism prism)
    {
        prism.Require();
        _prism = prism;
        _prism.Emulator.Maximo.Variants = new();
    }

    [Fact]
    public async Task Every_operation_conforms_to_the_specification()
    {
        MaximoApiKeyManager keys = _prism.Manage(_log);

        IssuedApiKey issued = await keys.CreateAsync(
            "every operation/ä",
            MaximoPermissions.UserAdmin,
            _interval,
            The.Token
        );
        ApiKey changed = await keys.UpdateAsync(
            issued.Key.Id,
            new ApiKeyUpdate { Description = "another", Scopes = ["systemAdmin"] },
            The.Token
        );
        ApiKey disabled = await keys.DisableAsync(issued.Key.Id, The.Token);
        IssuedApiKey refreshed = await keys.RefreshAsync(issued.Key.Id, The.Token);
        IReadOnlyList<ApiKey> all = await keys.GetListAsync(The.Token);
        await keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Equal(("another", ApiKeyStatus.Disabled), (changed.Name, disabled.Status));
        Assert.NotEqual(issued.Value.Reveal(), refreshed.Value.Reveal());
        Assert.Equal(2, all.Count);
        _log.AssertPassed(
            _prism.Emulator,
            ["GET 200", "POST 201", "GET 200", "PUT 200", "GET 200", "PUT 200", "POST 200", "GET 200", "DELETE 204"]
        );
    }

    [Fact]
    public async Task The_superuser_s_sign_in_conforms_to_the_specification()
    {
        Assert.Single(await _prism.ManageAsSuperuser(_log).GetListAsync(The.Token));

        _log.AssertPassed(_prism.Emulator, ["POST 200", "GET 200"]);
    }

    [Theory]
    [InlineData(MaximoErrorShape.Exception)]
    [InlineData(MaximoErrorShape.ExceptionWithMessage)]
    [InlineData(MaximoErrorShape.Status)]
    [InlineData(MaximoErrorShape.Message)]
    public async Task Every_refusal_conforms_to_the_specification(MaximoErrorShape shape)
    {
        _prism.Emulator.Maximo.Variants = new() { ErrorShape = shape };

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            _prism.Manage(_log, "wrong").GetListAsync(The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            _prism.ManageAsSuperuser(_log, "wrong").GetListAsync(The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            _prism.Manage(_log).RefreshAsync("a-missing-x", The.Token)
        );

        Assert.Empty(_log.Objections);
        Assert.Equal(2, _prism.Emulator.Requests.Count(request => request.Status == 401));
        Assert.Contains(_prism.Emulator.Requests, request => request.Status == 404);
    }
}
