using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>
/// A change with a rejection that may not be from the service is read back once; a refresh cannot be read back.
/// </summary>
public sealed class ChangeRejectionTests
{
    private static readonly string[] _services = ["Maximo", "Veeam"];

    public static TheoryData<string, string> Rejections => Rejection.At(_services);

    public static TheoryData<string, string> OfMaximo => Rejection.At(["Maximo"]);

    public static TheoryData<string> Services => new(_services);

    [Theory, MemberData(nameof(Rejections))]
    public async Task A_change_applied_before_a_gateway_rejected_it_is_a_success(string service, string rejection)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service, options => options.MaxRetries = 0);
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Faults.Add(Rejection.Named(rejection).AfterCommit().On(Method(service)));

        ApiKey changed = await bed.Keys.DisableAsync(id, The.Token);

        Assert.Equal((id, ApiKeyStatus.Disabled), (changed.Id, changed.Status));
        Assert.Equal(1, bed.Arrived(Method(service)));
    }

    [Theory, MemberData(nameof(Rejections))]
    public async Task A_change_that_was_not_applied_is_not_retried_and_the_error_reports_the_key_s_state(
        string service,
        string rejection
    )
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        Rejection rejected = Rejection.Named(rejection);
        bed.Emulator.Faults.Add(rejected.BeforeCommit().On(Method(service)));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
            bed.Keys.DisableAsync(id, The.Token)
        );

        Assert.Equal(
            rejected.Status switch
            {
                403 when !rejected.IsPage => typeof(ApiKeyAccessDeniedException),
                409 => typeof(ApiKeyConflictException),
                _ => typeof(ApiKeyOperationFailedException),
            },
            error.GetType()
        );
        Assert.Contains(
            rejected.Status == 404
                ? "has the key, but does not find it at this path"
                : "The key was read, and is not as requested.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal((1, 2), (bed.Arrived(Method(service)), Reads(bed, id)));
    }

    [Theory, MemberData(nameof(Services))]
    public async Task A_change_that_cannot_be_read_back_has_an_unknown_outcome_and_is_not_retried(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Faults.Add(Rejection.Named("403 with a page").AfterCommit().On(Method(service)));
        bed.Emulator.Faults.Add(
            Rejection.Named("403 with a page").BeforeCommit().On("GET").Path(bed.KeysPath).Skip(1).Always()
        );

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.Keys.DisableAsync(id, The.Token)
        );

        Assert.Equal((403, id), (unknown.StatusCode, unknown.KeyId));
        Assert.Equal(1, bed.Arrived(Method(service)));
    }

    [Promise(1)]
    [Theory, MemberData(nameof(Services))]
    public async Task A_change_whose_retry_is_refused_has_an_unknown_outcome(string service)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(
            service,
            options => options.RetryDelay = TimeSpan.Zero
        );
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Faults.Add(Fault.DropBefore().On(Method(service)));
        bed.Emulator.Faults.Add(Rejection.Named("403 with a page").BeforeCommit().On(Method(service)));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            bed.Keys.DisableAsync(id, The.Token)
        );

        Assert.Equal(id, unknown.KeyId);
        Assert.Equal(2, bed.Arrived(Method(service)));
    }

    [Fact]
    public async Task A_change_with_an_unknown_outcome_does_not_report_why_Veeam_disabled_the_key()
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync("Veeam");
        string id = (await bed.CreateAsync()).Key.Id;
        bed.Emulator.Veeam.Logins.Single(login => id.EndsWith($"/{login.Id}", StringComparison.Ordinal)).Status =
            "disabledDueToCompany";
        bed.Emulator.Faults.Add(Rejection.Named("403 with a page").BeforeCommit().On("PATCH"));
        bed.Emulator.Faults.Add(
            Rejection.Named("403 with a page").BeforeCommit().On("GET").Path(bed.KeysPath).Skip(1).Always()
        );

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() => bed.Keys.EnableAsync(id, The.Token));
    }

    [Promise(1)]
    [Theory, MemberData(nameof(OfMaximo))]
    public async Task A_refresh_rejected_by_a_gateway_has_an_unknown_outcome(string service, string rejection)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync(service);
        IssuedApiKey issued = await bed.CreateAsync();
        foreach (
            Fault fault in new[] { Rejection.Named(rejection).BeforeCommit(), Rejection.Named(rejection).AfterCommit() }
        )
        {
            bed.Emulator.Faults.Add(fault.On("POST").Path("/token"));

            ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
                bed.Keys.RefreshAsync(issued.Key.Id, The.Token)
            );

            Assert.Equal((issued.Key.Id, false), (unknown.KeyId, unknown.IsTransient));
            Assert.Contains("Refresh the key again", unknown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refresh_that_the_service_itself_rejects_is_access_denied()
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync("Maximo");
        IssuedApiKey issued = await bed.CreateAsync();
        bed.Emulator.Faults.Add(Fault.Respond(403, OutcomeBed.OwnWords("Maximo", 403)).On("POST").Path("/token"));

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => bed.Keys.RefreshAsync(issued.Key.Id, The.Token));
    }

    [Theory]
    [InlineData("DELETE"), InlineData("PUT"), InlineData("POST")]
    public async Task A_route_that_a_gateway_does_not_know_names_its_option(string method)
    {
        await using RecoveryFixture bed = await OutcomeBed.StartAsync("Maximo");
        string id = (await bed.CreateAsync()).Key.Id;
        foreach (string rejection in new[] { "404 with a page", "405 with a page" })
        {
            bed.Emulator.Faults.Add(Rejection.Named(rejection).BeforeCommit().On(method));

            ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
                method == "DELETE" ? bed.Keys.DeleteAsync(id, The.Token)
                : method == "PUT" ? bed.Keys.DisableAsync(id, The.Token)
                : bed.Keys.RefreshAsync(id, The.Token)
            );

            Assert.Contains(
                method switch
                {
                    "DELETE" => "Paths:Delete",
                    "PUT" => "Paths:Update",
                    _ => "Paths:Refresh",
                },
                error.Message,
                StringComparison.Ordinal
            );
        }
    }

    private static string Method(string service) => service == "Maximo" ? "PUT" : "PATCH";

    private static int Reads(RecoveryFixture bed, string id) =>
        bed.Emulator.Requests.Count(request =>
            request.Method == "GET" && request.Path.EndsWith($"/{id.Split('/')[^1]}", StringComparison.Ordinal)
        );
}
