using System.Diagnostics;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>Each public operation is one span, however many requests it makes.</summary>
public sealed class OperationSpanTests : IDisposable
{
    private readonly SpanCapture _spans = new();

    public void Dispose() => _spans.Dispose();

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task Each_operation_is_one_span_around_its_requests(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);

        IReadOnlyList<string> called = await CallAllAsync(account);

        IReadOnlyList<Activity> spans =
        [
            .. _spans
                .Operations(account.Name)
                .Where(static span => span.OperationName is not ("apikeys.sign_in" or "apikeys.current_user")),
        ];
        Assert.Equal(called, spans.Select(static span => span.OperationName));
        Assert.All(
            spans,
            span =>
            {
                Assert.Equal(
                    (service, "127.0.0.1", account.Emulator.Aimms.BaseAddress.Port),
                    (
                        span.GetTagItem("apikeys.service"),
                        span.GetTagItem("server.address"),
                        span.GetTagItem("server.port")
                    )
                );
                Assert.Equal((ActivityStatusCode.Unset, null), (span.Status, span.GetTagItem("error.type")));
                Assert.Empty(span.Links);
                Assert.Contains(_spans.Attempts(account.Name), attempt => attempt.ParentSpanId == span.SpanId);
            }
        );
        Assert.Null(Activity.Current);
    }

    [Fact]
    public async Task An_operation_is_a_child_of_the_application_s_span_and_attempts_are_its_children()
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync("Aimms");
        account.Emulator.Faults.Add(Fault.Respond(503).On("GET"));
        using Activity own = new Activity("own").Start();

        await account.Keys.CheckAsync(The.Token); // Two requests, the first of which is retried.

        Activity operation = Assert.Single(_spans.Operations(account.Name));
        Assert.Equal(own.SpanId, operation.ParentSpanId);
        Assert.Equal(
            [operation.SpanId, operation.SpanId, operation.SpanId],
            _spans.Attempts(account.Name).Select(static attempt => attempt.ParentSpanId)
        );
        Assert.Same(own, Activity.Current);
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_span_has_the_id_of_the_key_also_when_the_service_assigns_it(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);

        IssuedApiKey issued = await account.Keys.CreateAsync(account.Request(), The.Token);
        await account.Keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Equal(
            [issued.Key.Id, issued.Key.Id],
            Named("apikeys.create", "apikeys.delete").Select(static span => span.GetTagItem("apikeys.key.id"))
        );

        IEnumerable<Activity> Named(params string[] names) =>
            _spans.Operations(account.Name).Where(span => names.Contains(span.OperationName));
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_failed_span_has_the_error_type_and_the_caller_s_message(string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            service,
            static options => options.MaxRetries = 0
        );
        await account.Keys.GetListAsync(The.Token);
        account.Emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        account.Emulator.Faults.Add(Fault.Respond(503).On("GET"));

        ApiKeyOutcomeUnknownException unknown = await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            account.Keys.CreateAsync(account.Request(), The.Token)
        );
        ApiKeyOperationFailedException unavailable = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            account.Keys.GetListAsync(The.Token)
        );
        ApiKeyException missing = await Assert.ThrowsAsync<ApiKeyNotFoundException>(() =>
            account.Keys.DeleteAsync("4711", The.Token)
        );

        Assert.Equal(
            [
                (
                    "apikeys.create",
                    "ApiKeys.Client.ApiKeyOutcomeUnknownException",
                    ActivityStatusCode.Error,
                    unknown.Message
                ),
                ("apikeys.list", "503", ActivityStatusCode.Error, unavailable.Message),
                ("apikeys.delete", "ApiKeys.Client.ApiKeyNotFoundException", ActivityStatusCode.Error, missing.Message),
            ],
            _spans
                .Operations(account.Name)
                .TakeLast(3)
                .Select(static span =>
                    (span.OperationName, (string?)span.GetTagItem("error.type"), span.Status, span.StatusDescription!)
                )
        );
    }

    [Theory]
    [MemberData(nameof(ObservedAccount.EachService), MemberType = typeof(ObservedAccount))]
    public async Task A_call_refused_before_anything_is_sent_has_no_span(string service)
    {
        using MetricCapture measurements = new();
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => account.Keys.DeleteAsync("..", The.Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            account.Keys.CreateAsync(new ApiKeyRequest(" ", ["rest"]), The.Token)
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            account.Keys.CheckAsync(new CancellationToken(canceled: true))
        );

        Assert.Empty(_spans.Of(account.Name));
        Assert.Empty(measurements.Of("apikeys.client.operation.duration", account));
    }

    [Fact]
    public async Task Exceptions_of_other_code_are_named_by_type_and_cancellation_uniformly()
    {
        using CancellationTokenSource source = new();
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            "Aimms",
            services: (services, _) =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() => new Probe(_ => source.Cancel()))
                )
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => account.Keys.GetListAsync(source.Token));

        Activity span = Assert.Single(_spans.Operations(account.Name));
        Assert.Equal(
            ("System.OperationCanceledException", null),
            (span.GetTagItem("error.type"), span.StatusDescription)
        );
    }

    [Fact]
    public async Task A_nested_call_to_another_account_is_a_child_operation()
    {
        await using ObservedAccount vault = await ObservedAccount.StartAsync("Maximo");
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            "Aimms",
            services: (services, name) =>
                services.AddApiKeyClient().UseCredentialSource(name, _ => new AskingSource(vault.Keys))
        );

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => account.Keys.GetListAsync(The.Token));

        Activity outer = Assert.Single(_spans.Operations(account.Name));
        Activity[] inner =
        [
            .. _spans.Operations(vault.Name).Where(static span => span.OperationName == "apikeys.list"),
        ];
        Assert.Equal(2, inner.Length); // For the request, and after its rejection.
        Assert.All(inner, span => Assert.Equal(outer.SpanId, span.ParentSpanId));
    }

    [Fact]
    public async Task Work_that_outlives_an_operation_starts_its_own_operations()
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Func<Task>? listLater = null;
        Task? later = null;
        await using ObservedAccount account = await ObservedAccount.StartAsync(
            "Aimms",
            services: (services, _) =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() => new Probe(_ => later ??= listLater!()))
                )
        );
        listLater = async () =>
        {
            await ended.Task;
            await account.Keys.CheckAsync(The.Token);
        };

        await account.Keys.GetListAsync(The.Token);
        ended.SetResult();
        await later!;

        Assert.Equal(
            ["apikeys.list", "apikeys.check"],
            _spans.Operations(account.Name).Select(static span => span.OperationName)
        );
    }

    /// <summary>Calls every operation of the service, and returns the names of the expected spans.</summary>
    private static async Task<IReadOnlyList<string>> CallAllAsync(ObservedAccount account)
    {
        ApiKeyManager keys = account.Keys;
        List<string> called = [];
        await CallAsync("list", () => keys.GetListAsync(The.Token));
        await CallAsync(
            "list",
            async () =>
            {
                await foreach (ApiKey key in keys.ListAsync(The.Token))
                {
                    break;
                }
            }
        );
        IssuedApiKey issued = null!;
        await CallAsync("create", async () => issued = await keys.CreateAsync(account.Request(), The.Token));
        string id = issued.Key.Id;
        await CallAsync("find", () => keys.FindAsync(id, The.Token));
        await CallAsync("check", () => keys.CheckAsync(The.Token));
        await CallIfAsync(ApiKeyCapabilities.ListScopes, "list_scopes", () => keys.ListScopesAsync(The.Token));
        await CallIfAsync(
            ApiKeyCapabilities.UpdateDescription,
            "update",
            () => keys.UpdateAsync(id, new ApiKeyUpdate { Description = "other" }, The.Token)
        );
        await CallIfAsync(ApiKeyCapabilities.Disable, "disable", () => keys.DisableAsync(id, The.Token));
        await CallIfAsync(ApiKeyCapabilities.Disable, "enable", () => keys.EnableAsync(id, The.Token));
        await CallIfAsync(ApiKeyCapabilities.Refresh, "refresh", () => keys.RefreshAsync(id, The.Token));
        if (keys is MaximoApiKeyManager maximo)
        {
            await CallAsync("check_routes", () => maximo.CheckRoutesAsync(The.Token));
        }

        await CallAsync("delete", () => keys.DeleteAsync(id, The.Token));
        return called;

        Task CallIfAsync(ApiKeyCapabilities needed, string name, Func<Task> call) =>
            keys.Capabilities.HasFlag(needed) ? CallAsync(name, call) : Task.CompletedTask;

        async Task CallAsync(string name, Func<Task> call)
        {
            called.Add("apikeys." + name);
            await call();
        }
    }

    /// <summary>Lists the keys of another account before it returns a credential, which is wrong.</summary>
    private sealed class AskingSource(ApiKeyManager other) : CredentialSource
    {
        public override async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        {
            await other.GetListAsync(cancellationToken);
            return new Credential(new SecretValue("wrong"));
        }
    }
}
