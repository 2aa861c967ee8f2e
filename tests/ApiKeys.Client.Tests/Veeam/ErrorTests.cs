using System.Net;
using System.Text;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>Errors of the service reach the caller in all their shapes; secrets do not.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string, int, string> Retries =>
        new()
        {
            { "retryableLogical", 2, "POST" },
            { "retryablelogical", 2, "POST" },
            { "retryableLogical", 2, "PATCH" },
            { "RetryableLogical", 2, "DELETE" },
            { "logical", 1, "POST" },
            { "logical", 1, "PATCH" },
            { "logical", 1, "DELETE" },
        };

    [Promise(10)]
    [Theory]
    [InlineData(
        """{"data":null,"errors":[{"message":"First.\r\nSecond.","type":"logical","code":1210}]}""",
        "1210",
        "First.  Second."
    )]
    [InlineData(
        """{"errors":[{"message":"Bad","code":"E1","propertyName":"status"}]}""",
        "E1",
        "Bad (propertyName status)"
    )]
    [InlineData(
        """{"errors":[{"message":"Bad","parameterName":"scopes","failedJsonPatch":"{}"}]}""",
        null,
        "Bad (parameterName scopes, failedJsonPatch {})"
    )]
    [InlineData("""{"errors":[{"type":"unspecified","code":18446744073709551616}]}""", null, null)]
    [InlineData("""{"errors":[]}""", null, null)]
    [InlineData("""{"errors":["text"]}""", null, "text")]
    [InlineData("""{"error":"invalid_client","error_description":"Who?"}""", "invalid_client", "Who?")]
    [InlineData("""{"message":"third","error":"e","error_description":"first"}""", "e", "first")]
    [InlineData("""{"message":"alone"}""", null, "alone")]
    [InlineData("""{"errors":{"message":"inner"},"message":"outer"}""", null, "outer")]
    [InlineData("<html>", null, null)]
    public async Task The_code_and_the_message_are_passed_on(string body, string? code, string? message)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Faults.Add(Fault.Respond(409, body).On("GET"));

        ApiKeyException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            veeam.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(message, error.ServiceMessage);
        Assert.True(code == error.ErrorCode || error.ErrorCode == "***", error.ErrorCode);
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public async Task A_short_detail_is_reported(int length, bool isReported)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string name = string.Concat(Enumerable.Repeat("ab ", 41))[..length];
        veeam.Emulator.Faults.Add(
            Fault.Respond(409, $$"""{"errors":[{"message":"Bad","propertyName":"{{name}}"}]}""").On("GET")
        );

        ApiKeyException error = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            veeam.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(isReported, error.ServiceMessage!.Contains("propertyName", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_error_names_the_operation()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        string id = (await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)).Key.Id;
        veeam.Emulator.Faults.Add(Fault.Respond(400).Always());
        ApiKeyManager unasked = veeam.Manager(options => options.ApiKey = veeam.Veeam.AdministratorKey);

        await AssertAsync("asking for the current user", () => unasked.GetListAsync(The.Token));
        await AssertAsync("asking for the current user", () => veeam.Keys.CheckAsync(The.Token));
        await AssertAsync("listing the keys of a user", () => veeam.Keys.GetListAsync(The.Token));
        await AssertAsync("listing the keys of all users", () => ReadAsync(veeam.Keys.ListForAllUsersAsync(The.Token)));
        await AssertAsync(
            "listing the keys of an organization",
            () => ReadAsync(veeam.Keys.ListForOrganizationAsync(Guid.NewGuid(), The.Token))
        );
        await AssertAsync(
            "creating the key 'ci'",
            () => veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)
        );
        await AssertAsync($"finding the key '{id}'", () => veeam.Keys.FindAsync(id, The.Token));
        await AssertAsync(
            $"changing the key '{id}'",
            () => veeam.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "other" }, The.Token)
        );
        await AssertAsync($"enabling the key '{id}'", () => veeam.Keys.EnableAsync(id, The.Token));
        await AssertAsync($"disabling the key '{id}'", () => veeam.Keys.DisableAsync(id, The.Token));
        await AssertAsync($"deleting the key '{id}'", () => veeam.Keys.DeleteAsync(id, The.Token));
        await AssertAsync(
            "resuming the creation of a key",
            () => veeam.Keys.ResumeAsync($"{Guid.NewGuid()}", The.Token)
        );

        static async Task AssertAsync(string what, Func<Task> call) =>
            Assert.Contains(
                $", {what}: ",
                (await Assert.ThrowsAnyAsync<ApiKeyException>(call)).Message,
                StringComparison.Ordinal
            );

        static async Task ReadAsync(IAsyncEnumerable<ApiKey> keys)
        {
            await foreach (ApiKey key in keys)
            {
                Assert.Fail($"There is a key: {key}");
            }
        }
    }

    [Fact]
    public async Task Status_520_is_a_transient_server_error()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options => options.MaxRetries = 0);
        veeam.Emulator.Faults.Add(VeeamFaults.ServerError().On("GET"));

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.GetListAsync(The.Token)
        );

        Assert.Equal((520, "500", true), (error.StatusCode, error.ErrorCode, error.IsTransient));
        Assert.Equal("The server failed.  Try again later.", error.ServiceMessage);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"7\"")]
    [InlineData("7.0")]
    public async Task A_retryAfter_in_the_body_is_respected(string wait)
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(
            options => options.RetryDelay = TimeSpan.FromSeconds(1),
            clock: clock
        );
        veeam.Emulator.Faults.Add(
            Fault.Respond(429, $$"""{"errors":[{"type":"transport","code":429,"retryAfter":{{wait}} }]}""").On("GET")
        );

        Task<IReadOnlyList<ApiKey>> list = veeam.Keys.GetListAsync(The.Token);
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(7));
        Assert.Equal(1, veeam.Arrived("GET"));
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Single(await list);
    }

    [Promise(6)]
    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("1e300", 86400)]
    [InlineData("-5", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("null", null)]
    public async Task A_retryAfter_beyond_the_limit_is_reported_and_an_invalid_one_is_ignored(string wait, int? seconds)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
            options.MaxRetries = seconds is null ? 0 : 3
        );
        veeam.Emulator.Faults.Add(
            Fault.Respond(429, $$"""{"errors":[{"type":"transport","code":429,"retryAfter":{{wait}} }]}""").On("POST")
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)
        );

        Assert.Equal(seconds is { } known ? TimeSpan.FromSeconds(known) : null, error.RetryAfter);
        Assert.Equal((true, 1), (error.IsTransient, veeam.Arrived("POST")));
    }

    [Theory]
    [MemberData(nameof(Retries))]
    public async Task An_error_that_the_service_marks_as_retryable_is_retried(string type, int sent, string method)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(options =>
            options.Protocol.ScopesEncoding = VeeamScopesEncoding.JsonArray
        );
        string id = (await veeam.Keys.CreateAsync("old", VeeamScopes.Rest, cancellationToken: The.Token)).Key.Id;
        int before = veeam.Arrived(method);
        veeam.Emulator.Faults.Add(
            Fault.Respond(400, $$"""{"errors":[{"message":"busy","type":"{{type}}"}]}""").On(method)
        );

        Exception? error = await Record.ExceptionAsync(() =>
            method switch
            {
                "POST" => veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token),
                "PATCH" => veeam.Keys.DisableAsync(id, The.Token),
                _ => veeam.Keys.DeleteAsync(id, The.Token),
            }
        );

        Assert.Equal((sent == 2, sent), (error is null, veeam.Arrived(method) - before));
    }

    [Fact]
    public async Task A_retryAfter_in_the_body_of_a_sign_in_is_respected()
    {
        ManualClock clock = new(The.Now);
        await using VeeamFixture veeam = await VeeamFixture.StartAsync(clock: clock);
        veeam.Emulator.Faults.Add(
            Fault.Respond(429, """{"errors":[{"type":"transport","code":429,"retryAfter":7}]}""").Path("/token")
        );

        Task<IReadOnlyList<ApiKey>> list = veeam.ManagerOf(veeam.Veeam.Administrator).GetListAsync(The.Token);
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(7));
        Assert.Equal(1, veeam.Arrived("POST", "/token"));
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Single(await list);
        Assert.Equal(2, veeam.Arrived("POST", "/token"));
    }

    [Fact]
    public async Task An_account_with_a_read_only_key_can_list_and_the_error_of_a_change_names_the_remedy()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey readOnly = await veeam.Keys.CreateAsync(
            "reader",
            VeeamScopes.Rest,
            isReadOnly: true,
            cancellationToken: The.Token
        );
        VeeamApiKeyManager keys = veeam.Manager(options => options.ApiKey = readOnly.Value.Reveal());

        Assert.Equal(2, (await keys.GetListAsync(The.Token)).Count);
        foreach (
            Func<Task> change in new Func<Task>[]
            {
                () => keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token),
                () => keys.DisableAsync(readOnly.Key.Id, The.Token),
                () => keys.DeleteAsync(readOnly.Key.Id, The.Token),
            }
        )
        {
            ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(change);
            Assert.Equal((false, 403), (denied.IsCredentialRejected, denied.StatusCode));
            Assert.Contains("an API key that is not read-only", denied.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_check_reports_the_current_user_and_what_is_missing()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey useless = await veeam.Keys.CreateAsync(
            "plugin",
            VeeamScopes.Integration,
            cancellationToken: The.Token
        );

        AccountCheck good = await veeam.Keys.CheckAsync(The.Token);
        AccountCheck wrong = await veeam.Manager(options => options.ApiKey = "wrong").CheckAsync(The.Token);
        AccountCheck withoutScope = await veeam
            .Manager(options => options.ApiKey = useless.Value.Reveal())
            .CheckAsync(The.Token);

        Assert.Equal(
            (true, true, VeeamEmulator.AdministratorName, (string?)null),
            (good.CanAuthenticate, good.CanListKeys, good.UserName, good.Problem)
        );
        Assert.Equal((false, false), (wrong.CanAuthenticate, wrong.CanListKeys));
        Assert.Contains(
            "The account's credential is wrong, expired or deleted.",
            wrong.Problem,
            StringComparison.Ordinal
        );
        Assert.Equal((true, false), (withoutScope.CanAuthenticate, withoutScope.CanListKeys));
        Assert.NotNull(withoutScope.Problem);
    }

    [Promise(2)]
    [Theory]
    [InlineData("p=1 &2", "no 'p=1 &2', in p%3D1%20%262")]
    [InlineData("hunter2", "no hunter2")]
    public async Task A_password_that_the_service_echoes_is_in_no_message(string password, string message)
    {
        Script script = new((_, _) => (400, Refusal(message)));

        string said = await SaidAsync(Manager(script, password));

        Assert.Contains("***", said, StringComparison.Ordinal);
        Assert.DoesNotContain(password, said, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(password), said, StringComparison.Ordinal);
    }

    [Promise(2)]
    [Fact]
    public async Task Code_and_token_of_a_second_factor_that_the_service_echoes_are_in_no_message()
    {
        Script script = new(
            (grant, _) => grant == "password" ? (200, "{\"mfa_token\":\"m-token\"}") : (400, Refusal("no m-token 1234"))
        );

        string said = await SaidAsync(
            Manager(script, "password", options => options.UseSecondFactor(_ => Task.FromResult("1234")))
        );

        Assert.Contains("no *** ***", said, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", said, StringComparison.Ordinal);
    }

    [Promise(2)]
    [Fact]
    public async Task A_refresh_token_that_the_service_echoes_is_in_no_message()
    {
        ManualClock clock = new(The.Now);
        Script script = new(
            (grant, _) =>
                grant == "password"
                    ? (200, "{\"access_token\":\"a-token\",\"refresh_token\":\"r-token\",\"expires_in\":60}")
                    : (grant == "refresh_token" ? 520 : 409, Refusal("no r-token, no a-token"))
        );
        VeeamApiKeyManager keys = Manager(script, "password", clock: clock);
        // the list itself is refused with 409
        Assert.DoesNotContain("a-token", await SaidAsync(keys), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(1));
        string said = await SaidAsync(keys);

        Assert.Equal(["password", "", "refresh_token"], script.Grants);
        Assert.Contains("renewing the access token", said, StringComparison.Ordinal);
        Assert.DoesNotContain("r-token", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_and_tokens_that_the_service_echoes_are_in_no_message()
    {
        Script script = new(
            (grant, _) =>
                grant == "password"
                    ? (200, """{"access_token":"a-token","refresh_token":"r-token","expires_in":60}""")
                    : (400, """{"errors":[{"message":"no hunter2, no r-token, no a-token","code":1}]}""")
        );

        string said = await SaidAsync(Manager(script, "hunter2"));

        Assert.Contains("no ***, no ***, no ***", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parser_messages_of_the_framework_are_not_passed_on()
    {
        Script script = new(
            (grant, _) =>
                (
                    200,
                    grant == "password"
                        ? """{"access_token":"a-token","expires_in":60}"""
                        : """{"data":[{"what they sent":oops}]}"""
                )
        );

        string said = await SaidAsync(Manager(script, "password"));

        Assert.Contains("at byte", said, StringComparison.Ordinal);
        Assert.DoesNotContain("what they sent", said, StringComparison.Ordinal);
        Assert.DoesNotContain("invalid start", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("60", 55)]
    [InlineData("\"60\"", 55)]
    [InlineData("null", null)]
    [InlineData("\"an hour\"", null)]
    [InlineData("59.5", null)]
    [InlineData("-1", null)]
    [InlineData("{}", null)]
    [InlineData("9223372036854775807", null)]
    public async Task The_lifetime_of_a_token_is_read_in_any_form_or_unknown(string lifetime, int? renewedAfter)
    {
        ManualClock clock = new(The.Now);
        Script script = new((_, _) => (200, $$"""{"access_token":"a-token","data":[],"expires_in":{{lifetime}} }"""));
        VeeamApiKeyManager keys = Manager(script, "password", clock: clock);

        await keys.GetListAsync(The.Token);
        clock.Advance(TimeSpan.FromSeconds((renewedAfter ?? 1_000_000) - 3));
        await keys.GetListAsync(The.Token);
        Assert.Single(script.Grants, grant => grant.Length > 0);
        clock.Advance(TimeSpan.FromSeconds(4));
        await keys.GetListAsync(The.Token);

        Assert.Equal(renewedAfter is null ? 1 : 2, script.Grants.Count(grant => grant.Length > 0));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"access_token\":\"\",\"mfa_token\":null,\"expires_in\":3600}")]
    [InlineData("{\"encrypted_code\":\"x\",\"expires_in\":3600}")]
    public async Task A_sign_in_without_a_token_is_an_error(string body)
    {
        Script script = new((_, _) => (200, body));

        Assert.Contains(
            "without an access token",
            await SaidAsync(Manager(script, "password")),
            StringComparison.Ordinal
        );
    }

    private static string Refusal(string message) =>
        $$"""{"error":"invalid_request","error_description":"{{message}}"}""";

    private static VeeamApiKeyManager Manager(
        Script script,
        string password,
        Action<VeeamOptions>? configure = null,
        TimeProvider? clock = null
    )
    {
        VeeamOptions options = new()
        {
            BaseAddress = new("https://vspc.example.com:1280"),
            UserName = "u",
            Password = password,
            UserUid = Guid.NewGuid(),
            MaxRetries = 0,
        };
        configure?.Invoke(options);
        return new VeeamApiKeyManager(
            options,
            new ApiKeyManagerSettings { Handler = script, TimeProvider = clock ?? new ManualClock(The.Now) }
        );
    }

    private static async Task<string> SaidAsync(VeeamApiKeyManager keys) =>
        (await Assert.ThrowsAnyAsync<ApiKeyException>(() => keys.GetListAsync(The.Token))).ToString();

    /// <summary>
    /// A service that responds depending on the requested grant; the grant is empty for a request other than a sign-in.
    /// </summary>
    private sealed class Script(Func<string, string, (int Status, string Body)> response) : HttpMessageHandler
    {
        public List<string> Grants { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            string form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            string grant =
                form.Split('&')
                    .FirstOrDefault(field => field.StartsWith("grant_type=", StringComparison.Ordinal))
                    ?.Split('=')[1]
                ?? "";
            Grants.Add(grant);
            (int status, string body) = response(grant, form);
            return new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
        }
    }
}
