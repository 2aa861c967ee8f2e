using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// The routes of the operations are inferred. A route that a server does not have is distinguished from a missing key
/// and reported with the option that changes it.
/// </summary>
public sealed class RouteTests
{
    public static TheoryData<string, MaximoKeyPaths, Func<MaximoApiKeyManager, string, Task>> Missing =>
        new()
        {
            {
                "Protocol:Paths:List",
                new() { List = null },
                (keys, _) => keys.GetListAsync(The.Token)
            },
            {
                "Protocol:Paths:Update",
                new() { Update = null },
                (keys, id) => keys.DisableAsync(id, The.Token)
            },
            {
                "Protocol:Paths:Refresh",
                new() { Refresh = null },
                (keys, id) => keys.RefreshAsync(id, The.Token)
            },
            {
                "Protocol:Paths:Delete",
                new() { Delete = null },
                (keys, id) => keys.DeleteAsync(id, The.Token)
            },
        };

    [Promise(10)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Missing))]
    public async Task A_missing_route_is_not_a_missing_key_and_names_its_option(
        string option,
        MaximoKeyPaths paths,
        Func<MaximoApiKeyManager, string, Task> operation
    )
    {
        foreach (int status in new[] { 404, 405 })
        {
            foreach (MaximoErrorShape shape in Enum.GetValues<MaximoErrorShape>())
            {
                await using MaximoFixture maximo = await MaximoFixture.StartAsync();
                IssuedApiKey issued = await maximo.CreateKeyAsync();
                (
                    maximo.Service.Variants.Paths,
                    maximo.Service.Variants.WrongMethodStatus,
                    maximo.Service.Variants.ErrorShape
                ) = (paths, status, shape);

                ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                    operation(maximo.Keys, issued.Key.Id)
                );

                Assert.Contains("The server has no such route", error.Message, StringComparison.Ordinal);
                Assert.Contains(
                    $"Set the account's option {option} to the route of this server.",
                    error.Message,
                    StringComparison.Ordinal
                );
                Assert.True(maximo.Held(issued.Key.Id).Active);
            }
        }
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_create_at_a_missing_route_creates_nothing_and_names_its_option(int wrongMethodStatus)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options =>
            options.Protocol.Paths.Create = "PUT v1/apikeys"
        );
        maximo.Service.Variants.WrongMethodStatus = wrongMethodStatus;

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.CreateKeyAsync()
        );

        Assert.Contains(
            "no such route. Set the account's option Protocol:Paths:Create to the route of this server.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((wrongMethodStatus, 1), (error.StatusCode, maximo.Arrived("PUT")));
        Assert.Single(maximo.Service.Keys);
    }

    [Fact]
    public async Task A_key_is_found_in_the_list_when_there_is_no_route_for_one_key()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Service.Variants.Paths = new() { Get = null };

        Assert.Equal("user sync", (await maximo.Keys.FindAsync(issued.Key.Id, The.Token))?.Name);
        Assert.Null(await maximo.Keys.FindAsync("a-t-none", The.Token));
        Assert.Equal(ApiKeyStatus.Disabled, (await maximo.Keys.DisableAsync(issued.Key.Id, The.Token)).Status);
    }

    [Fact]
    public async Task A_404_that_is_not_from_the_service_does_not_mean_a_missing_key()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(
            Fault.Respond(404, "<html>no backend</html>", "text/html").On("GET").Path(issued.Key.Id)
        );
        maximo.Emulator.Faults.Add(
            Fault.Respond(404, "<html>no backend</html>", "text/html").On("GET").Path("/v1/apikeys").Skip(2).Times(2)
        );

        Assert.NotNull(await maximo.Keys.FindAsync(issued.Key.Id, The.Token));
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            maximo.Keys.FindAsync(issued.Key.Id, The.Token)
        );

        Assert.Contains("does not lead to this operation", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finding_a_missing_key_takes_one_request()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();

        Assert.Null(await maximo.Keys.FindAsync("a-t-none", The.Token));

        Assert.Single(maximo.Requests);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task CheckRoutes_probes_each_route_without_a_credential_and_without_a_key(int wrongMethodStatus)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Service.Variants.WrongMethodStatus = wrongMethodStatus;
        maximo.Service.Variants.Paths = new() { Refresh = null, Update = "v1/apikeys/{id}/profile" };

        IReadOnlyList<MaximoRoute> routes = await maximo.Keys.CheckRoutesAsync(The.Token);

        Assert.Equal(
            [
                ("Protocol:Paths:List", "GET", "v1/apikeys", true),
                ("Protocol:Paths:Find", "GET", "v1/apikeys/{id}", true),
                ("Protocol:Paths:Update", "PUT", "v1/apikeys/{id}", false),
                ("Protocol:Paths:Refresh", "POST", "v1/apikeys/{id}/token", false),
                ("Protocol:Paths:Delete", "DELETE", "v1/apikeys/{id}", true),
            ],
            routes.Select(route => (route.Option, route.Method, route.Path, route.Exists!.Value))
        );
        Assert.Equal(5, maximo.Emulator.Requests.Count);
        Assert.All(
            maximo.Emulator.Requests,
            request =>
                Assert.False(
                    request.Headers.ContainsKey("x-access-token") || request.Headers.ContainsKey("Authorization")
                )
        );
        Assert.All(
            maximo.Emulator.Requests.Skip(1),
            request => Assert.Contains("/no-such-key-", request.Path, StringComparison.Ordinal)
        );
        Assert.All(maximo.Emulator.Requests, request => Assert.Equal("", request.Body));
        Assert.Equal(1, maximo.Held(maximo.Service.AdministratorKeyId).Version);
    }

    [Fact]
    public async Task CheckRoutes_uses_the_configured_paths()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options =>
            (options.Protocol.Paths.Update, options.Protocol.Paths.Refresh) = (
                "PATCH v1/apikeys/{id}",
                "PUT v1/apikeys/{id}"
            )
        );
        maximo.Service.Variants.UpdateMethod = "PATCH";

        IReadOnlyList<MaximoRoute> routes = await maximo.Keys.CheckRoutesAsync(The.Token);

        Assert.Equal(
            [("PATCH", true), ("PUT", false)],
            routes.Skip(2).Take(2).Select(route => (route.Method, route.Exists!.Value))
        );
    }

    [Theory]
    [
        InlineData(200),
        InlineData(302),
        InlineData(400),
        InlineData(403),
        InlineData(404),
        InlineData(500),
        InlineData(202)
    ]
    public async Task An_inconclusive_response_leaves_a_route_unknown(int status)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.MaxRetries = 0);
        maximo.Emulator.Faults.Add(
            Fault.Respond(status, headers: new Dictionary<string, string> { ["Location"] = "/" }).Always()
        );

        Assert.All(await maximo.Keys.CheckRoutesAsync(The.Token), route => Assert.Null(route.Exists));
    }

    [Fact]
    public async Task A_login_page_leaves_a_route_unknown()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.Respond(200, "<html>please sign in</html>", "text/html").Always());

        Assert.All(await maximo.Keys.CheckRoutesAsync(The.Token), route => Assert.Null(route.Exists));
    }

    [Fact]
    public async Task CheckRoutes_throws_when_the_server_cannot_be_reached()
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync(options => options.MaxRetries = 0);
        await maximo.Emulator.DisposeAsync();

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => maximo.Keys.CheckRoutesAsync(The.Token));
    }
}
