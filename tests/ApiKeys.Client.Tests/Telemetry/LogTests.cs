using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>What is logged, at which level, and what is never logged.</summary>
public sealed class LogTests : IDisposable
{
    private readonly LogCapture _logs = new();

    public void Dispose() => _logs.Dispose();

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Changes_of_keys_are_logged_as_information_with_their_ids(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, _logs);
        bool isChangeable = account.Keys.Capabilities.HasFlag(ApiKeyCapabilities.Disable);
        bool isRefreshable = account.Keys.Capabilities.HasFlag(ApiKeyCapabilities.Refresh);

        string id = (await account.Keys.CreateAsync(account.Request("nightly"), The.Token)).Key.Id;
        if (isChangeable)
        {
            await account.Keys.DisableAsync(id, The.Token);
            await account.Keys.DisableAsync(id, The.Token); // It is disabled already, so nothing is changed.
            await account.Keys.EnableAsync(id, The.Token);
            await account.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "weekly" }, The.Token);
        }

        if (isRefreshable)
        {
            await account.Keys.RefreshAsync(id, The.Token);
        }

        await account.Keys.GetListAsync(The.Token);
        await account.Keys.DeleteAsync(id, The.Token);

        string where = $"{service} account '{account.Name}'";
        List<string> expected = [$"10 {where}: created the key '{id}', named 'nightly'."];
        expected.AddRange(isChangeable ? ["disable", "enable", "update"] : Array.Empty<string>());
        expected = [expected[0], .. expected.Skip(1).Select(name => $"12 {where}: changed the key '{id}' ({name}).")];
        expected.AddRange(isRefreshable ? [$"11 {where}: refreshed the key '{id}'."] : []);
        Assert.Equal([.. expected, $"13 {where}: deleted the key '{id}'."], _logs.From(LogLevel.Information));
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Every_operation_and_its_result_are_logged_at_debug_level(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, _logs);
        await account.Keys.GetListAsync(The.Token);
        account.Emulator.Faults.Add(Fault.Respond(400).On("GET"));
        ApiKeyOperationFailedException failure = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            account.Keys.GetListAsync(The.Token)
        );

        Assert.Contains($"1 {service} account '{account.Name}': list done in 0.000 s.", _logs.From(LogLevel.Debug));
        Assert.Contains(
            $"2 {service} account '{account.Name}': list failed: {failure.Message}",
            _logs.From(LogLevel.Debug)
        );
        Assert.Empty(_logs.From(LogLevel.Information));
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Transient_failures_that_recover_are_not_warnings(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, _logs);
        await account.Keys.GetListAsync(The.Token);
        account.RevokeTokens();
        // After the requests of the renewal.
        account.Emulator.Faults.Add(
            Fault
                .Respond(503)
                .On("GET")
                .Skip(
                    service switch
                    {
                        "Aimms" => 0,
                        "Maximo" => 2,
                        _ => 1,
                    }
                )
        );

        await account.Keys.GetListAsync(The.Token);

        string where = $"{service} account '{account.Name}'";
        Assert.Contains($"3 {where}: attempt 1 of list failed (503). Retrying in 0.000 s.", _logs.From(LogLevel.Debug));
        Assert.Equal(
            account.HasTokens
                ? [$"20 {where}: obtained an access token.", $"21 {where}: renewed the access token."]
                : [],
            _logs
                .From(LogLevel.Debug)
                .Where(static line => line.StartsWith('2') && line.Contains("token", StringComparison.Ordinal))
        );
        Assert.Empty(_logs.From(LogLevel.Information));
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Outcomes_that_need_action_are_warnings(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            service,
            _logs,
            configure: static options => options.MaxRetries = 0
        );
        await account.Keys.GetListAsync(The.Token);
        account.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        account.Emulator.Faults.Add(Fault.CutShort(1).On("POST"));

        ApiKeyException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            account.Keys.CreateAsync(account.Request("first"), The.Token)
        );
        ApiKeyException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
            account.Keys.CreateAsync(account.Request("second"), The.Token)
        );

        Assert.Equal(
            [
                $"16 {service} account '{account.Name}': the outcome of create is unknown: {unknown.Message}",
                $"14 {service} account '{account.Name}': create lost the value of a key: {lost.Message}",
            ],
            _logs.From(LogLevel.Warning)
        );
        Assert.All(_logs.Lines, static line => Assert.Null(line.Exception));
    }

    [Fact]
    public async Task A_mismatched_key_is_a_warning()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Aimms", _logs);
        account.Emulator.Aimms.Variants.CreateDropsScopes = true;

        ApiKeyException other = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            account.Keys.CreateAsync(
                new ApiKeyRequest("ci", ["Tasks", "Session"]) { ExpiresAt = The.Now.AddDays(30) },
                The.Token
            )
        );

        Assert.Equal(
            [
                $"15 Aimms account '{account.Name}': create returned a key that differs from the request: {other.Message}",
            ],
            _logs.From(LogLevel.Information)
        );
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.ServicesWithTokens), MemberType = typeof(ObservedAccount))]
    public async Task A_refused_sign_in_is_one_warning_for_all_waiting_calls(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, _logs);
        account.Emulator.Faults.Add(Fault.Respond(401).Path(account.SignInPath));

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => account.Keys.GetListAsync(The.Token));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => account.Keys.GetListAsync(The.Token));

        Assert.StartsWith(
            $"22 {service} account '{account.Name}': authentication was refused and is not retried for 30 s: ",
            Assert.Single(_logs.From(LogLevel.Information)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.ServicesWithTokens), MemberType = typeof(ObservedAccount))]
    public async Task Two_programs_that_revoke_each_other_s_tokens_are_one_warning(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, _logs);
        for (int i = 0; i < 4; i++)
        {
            await account.Keys.GetListAsync(The.Token);
            account.RevokeTokens();
        }

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => account.Keys.GetListAsync(The.Token));
        Assert.Single(_logs.From(LogLevel.Information));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => account.Keys.GetListAsync(The.Token));

        Assert.StartsWith(
            $"23 {service} account '{account.Name}': access tokens keep being revoked early",
            Assert.Single(_logs.From(LogLevel.Information)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Exceptions_of_other_code_are_logged_by_type_only()
    {
        using CancellationTokenSource source = new();
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            "Aimms",
            services: (services, _) =>
                services
                    .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs))
                    .ConfigureHttpClientDefaults(client =>
                        client.AddHttpMessageHandler(() => new Probe(_ => source.Cancel()))
                    )
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.Keys.GetListAsync(source.Token));

        Assert.Equal(
            [$"2 Aimms account '{account.Name}': list failed: System.OperationCanceledException"],
            _logs.From(LogLevel.Debug)
        );
    }

    [Fact]
    public async Task A_line_break_or_a_value_in_the_id_of_a_key_is_not_logged()
    {
        using SpanCapture spans = new();
        await using ObservedAccount account = await ObservedAccount.StartAsync("Maximo", _logs);
        await account.Keys.GetListAsync(The.Token);
        account.Emulator.Faults.Add(
            Fault
                .RespondAfterCommit(201, """{"id":"a\r\nforged line\u2028and the-value","token":"the-value"}""")
                .On("POST")
        );

        IssuedApiKey issued = await account.Keys.CreateAsync(account.Request(), The.Token);

        Assert.Equal("the-value", issued.Value.Reveal());
        Assert.Equal(
            $"10 Maximo account '{account.Name}': created the key 'a  forged line and ***', named 'ci'.",
            Assert.Single(_logs.From(LogLevel.Information))
        );
        Assert.DoesNotContain(
            spans.Of(account.Name),
            static span => SpanCapture.TextOf(span).Contains("the-value", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_line_break_or_a_value_in_the_id_of_a_mismatched_key_is_not_logged()
    {
        using SpanCapture spans = new();
        await using ObservedAccount account = await ObservedAccount.StartAsync("Maximo", _logs);
        await account.Keys.GetListAsync(The.Token);
        account.Emulator.Faults.Add(
            Fault
                .RespondAfterCommit(201, """{"id":"the-value","token":"the-value","permissions":{"userAdmin":false}}""")
                .On("POST")
        );

        await Assert.ThrowsAsync<ApiKeyMismatchException>(() => account.Keys.CreateAsync(account.Request(), The.Token));

        Assert.Equal("***", spans.Operations(account.Name)[^1].GetTagItem("apikeys.key.id"));
        Assert.DoesNotContain(
            _logs.Lines.Select(static line => line.Text).Concat(spans.Of(account.Name).Select(SpanCapture.TextOf)),
            static text => text.Contains("the-value", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task The_value_of_a_key_and_the_credential_are_not_logged(string service)
    {
        using SpanCapture spans = new();
        await using ObservedAccount account = await ObservedAccount.StartAsync(service, _logs);

        IssuedApiKey issued = await account.Keys.CreateAsync(account.Request(), The.Token);
        await account.Keys.CheckAsync(The.Token);

        string everything = string.Join(
            "\n",
            [.. _logs.Lines.Select(static line => line.Text), .. spans.Of(account.Name).Select(SpanCapture.TextOf)]
        );
        Assert.NotEmpty(everything);
        foreach (
            string secret in new[]
            {
                issued.Value.Reveal(),
                account.Emulator.Aimms.AdministratorKey,
                account.Emulator.Maximo.AdministratorKeyToken,
                account.Emulator.Veeam.AdministratorPassword,
            }
        )
        {
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_logged_below_the_configured_level()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Maximo", _logs, LogLevel.Information);

        await account.Keys.CreateAsync(account.Request(), The.Token);

        Assert.Equal([10], _logs.Lines.Select(static line => line.Event.Id));
    }

    [Fact]
    public async Task A_manager_without_a_container_logs_to_the_given_factory()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        using LoggerFactory factory = new([_logs]);
        AimmsApiKeyManager keys = new(
            new AimmsOptions
            {
                BaseAddress = aimms.Emulator.Aimms.BaseAddress,
                ApiKey = aimms.Emulator.Aimms.AdministratorKey,
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings
            {
                Account = "script",
                TimeProvider = aimms.Emulator.Clock,
                LoggerFactory = factory,
            }
        );

        await keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

        Assert.Equal(
            ["10 Aimms account 'script': created the key 'ci', named 'ci'."],
            _logs.From(LogLevel.Information)
        );
    }
}
