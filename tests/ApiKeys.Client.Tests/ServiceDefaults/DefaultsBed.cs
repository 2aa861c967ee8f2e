using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.ServiceDefaults;

/// <summary>
/// An account in an application that has a resilience handler for all its HTTP clients. It counts the requests that
/// pass that handler.
/// </summary>
internal sealed class DefaultsBed(RecoveryFixture bed, DefaultsBed.Counter passed) : IAsyncDisposable
{
    public RecoveryFixture Bed { get; } = bed;

    /// <summary>How many changing requests reached the SDK's own handlers.</summary>
    public int Changes => passed.Changes;

    /// <summary>Completes when that many changing requests have reached the SDK's own handlers.</summary>
    public Task WaitForAsync(int changes) => passed.WaitForAsync(changes);

    public static async Task<DefaultsBed> StartAsync(
        string service,
        Action<IHttpClientBuilder> handler,
        ManualClock? clock = null,
        Action<ApiKeyAccountOptions>? configure = null,
        HttpMessageHandler? primary = null
    )
    {
        Counter passed = new();
        RecoveryFixture bed = await RecoveryFixture.StartAsync(
            service,
            options =>
            {
                options.RecoverLostCreates = false;
                configure?.Invoke(options);
            },
            services =>
                services.ConfigureHttpClientDefaults(client =>
                {
                    handler(client);
                    client.AddHttpMessageHandler(() => new Counting(passed));
                    if (primary is not null)
                    {
                        client.ConfigurePrimaryHttpMessageHandler(() => primary);
                    }
                }),
            clock
        );
        return new DefaultsBed(bed, passed);
    }

    public ValueTask DisposeAsync() => Bed.DisposeAsync();

    internal sealed class Counter
    {
        private readonly object _lock = new();
        private readonly List<(int Count, TaskCompletionSource Reached)> _waits = [];

        public int Changes { get; private set; }

        public void Add()
        {
            lock (_lock)
            {
                Changes++;
                foreach ((_, TaskCompletionSource reached) in _waits.Where(wait => wait.Count <= Changes))
                {
                    reached.TrySetResult();
                }
            }
        }

        public Task WaitForAsync(int changes)
        {
            lock (_lock)
            {
                TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waits.Add((changes, reached));
                return Changes >= changes ? Task.CompletedTask : reached.Task.WaitAsync(The.Token);
            }
        }
    }

    private sealed class Counting(Counter passed) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (request.Method != HttpMethod.Get)
            {
                passed.Add();
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
