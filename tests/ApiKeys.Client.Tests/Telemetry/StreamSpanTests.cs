using System.Collections.Concurrent;
using System.Diagnostics;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>A paged list is one span. The reader's own code runs outside it.</summary>
public sealed class StreamSpanTests : IAsyncLifetime
{
    private readonly SpanCapture _spans = new();
    private readonly ConcurrentQueue<string?> _duringRequests = [];
    private ObservedAccount _account = null!;

    private IAsyncEnumerable<VeeamApiKey> Keys => ((VeeamApiKeyManager)_account.Keys).ListForAllUsersAsync(The.Token);

    public async ValueTask InitializeAsync()
    {
        _account = await ObservedAccount.StartAsync(
            "Veeam",
            static options => ((VeeamOptions)options).PageSize = 10,
            (services, name) =>
            {
                services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(Watch));
                services.AddApiKeyClient().AddTokenHandler(name, _ => Watch());
            }
        );
        _account.Emulator.Veeam.AddLogins(35);
    }

    private Probe Watch() => new(_ => _duringRequests.Enqueue(OperationAround(Activity.Current)));

    public async ValueTask DisposeAsync()
    {
        await _account.DisposeAsync();
        _spans.Dispose();
    }

    [Fact]
    public async Task A_stream_span_is_current_in_each_page_request_and_never_for_the_reader()
    {
        using Activity root = new Activity("reader").Start();
        await foreach (VeeamApiKey key in Keys)
        {
            Assert.Same(root, Activity.Current);
        }

        Assert.Same(root, Activity.Current);
        Activity span = Assert.Single(
            _spans.Operations(_account.Name),
            static span => span.OperationName == "apikeys.list"
        );
        Assert.Equal((root.SpanId, ActivityStatusCode.Unset), (span.ParentSpanId, span.Status));
        Assert.Equal(
            ["apikeys.list", "apikeys.sign_in", "apikeys.list", "apikeys.list", "apikeys.list"],
            _duringRequests
        );
        Assert.Equal(4, _spans.Attempts(_account.Name).Count(attempt => attempt.ParentSpanId == span.SpanId));
    }

    [Fact]
    public async Task A_call_during_a_stream_is_a_separate_operation()
    {
        await foreach (VeeamApiKey key in Keys)
        {
            await _account.Keys.FindAsync(key.Id, The.Token);
            break;
        }

        Assert.Equal(
            ["apikeys.sign_in", "apikeys.find", "apikeys.list"],
            _spans.Operations(_account.Name).Select(static span => span.OperationName)
        );
    }

    [Fact]
    public async Task A_stream_span_fails_with_its_page()
    {
        _account.Emulator.Faults.Add(Fault.Respond(400).On("GET").Skip(2));

        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(async () =>
        {
            await foreach (VeeamApiKey key in Keys)
            {
                // The first two pages arrive.
            }
        });

        Assert.Equal(
            "400",
            Assert
                .Single(_spans.Operations(_account.Name), static span => span.OperationName == "apikeys.list")
                .GetTagItem("error.type")
        );
    }

    [Fact]
    public async Task Each_enumeration_of_a_stream_is_one_span()
    {
        IAsyncEnumerable<VeeamApiKey> keys = Keys;

        await foreach (VeeamApiKey key in keys) { }

        await foreach (VeeamApiKey key in keys) { }

        Assert.Equal(2, _spans.Operations(_account.Name).Count(static span => span.OperationName == "apikeys.list"));
    }

    private static string? OperationAround(Activity? activity) =>
        activity is null || activity.OperationName.StartsWith("apikeys.", StringComparison.Ordinal)
            ? activity?.OperationName
            : OperationAround(activity.Parent);
}
