using System.Text.Json.Nodes;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>Makes the call of a recording against a server that replays it.</summary>
internal static class Replay
{
    private const string Account = "recorded";

    /// <summary>Replays a recording over http or https.</summary>
    /// <returns>The differences between the recording and the replay; empty when there are none.</returns>
    /// <exception cref="InvalidRecordingException">The recording has an unknown member.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(Recording recording, string scheme)
    {
        using ReplayServer server = new(recording, scheme);
        ManualClock clock = new(recording.Expectation.At ?? The.Now);
        await using ServiceProvider services = Services(recording, server, clock);
        ApiKeyManager keys = services.GetRequiredService<ApiKeyManagers>()[Account];
        Func<Task<object?>> call = RecordedCall.Prepare(keys, recording.Expectation.Call!);

        JsonObject actual = await OutcomeAsync(call, clock);
        JsonObject expected = new()
        {
            ["result"] = recording.Expectation.Result?.DeepClone(),
            ["error"] = recording.Expectation.Error?.DeepClone(),
        };
        return
        [
            .. SentRequests.Differences(recording.Mappings, server.Sent),
            .. expected.SelectMany(part => Outcome.Differences(part.Value, actual[part.Key])),
        ];
    }

    private static async Task<JsonObject> OutcomeAsync(Func<Task<object?>> call, ManualClock clock)
    {
        try
        {
            return new() { ["result"] = Outcome.OfResult(await WithoutWaitingAsync(call(), clock)), ["error"] = null };
        }
        catch (ApiKeyException error)
        {
            return new() { ["result"] = null, ["error"] = Outcome.OfError(error) };
        }
    }

    /// <summary>Advances the clock when the SDK delays its next request. Timeouts are longer than that.</summary>
    private static async Task<object?> WithoutWaitingAsync(Task<object?> call, ManualClock clock)
    {
        while (true)
        {
            Task wait = clock.WaitForTimerAsync(length => length <= TimeSpan.FromSeconds(30));
            if (await Task.WhenAny(call, wait) == call)
            {
                return await call;
            }

            clock.AdvanceToNextTimer();
        }
    }

    private static ServiceProvider Services(Recording recording, ReplayServer server, TimeProvider clock)
    {
        ServiceCollection services = new();
        services.AddSingleton(clock);
        services.AddApiKeyClient(new ConfigurationBuilder().AddInMemoryCollection(Options(recording, server)).Build());
        services.Configure<VeeamOptions>(
            Account,
            veeam =>
                veeam.UseSecondFactor(_ =>
                    Task.FromResult(
                        recording.Expectation.SecondFactor
                            ?? throw new InvalidRecordingException(
                                "The service asks for a second factor. Write its code in 'secondFactor'."
                            )
                    )
                )
        );
        return services.BuildServiceProvider();
    }

    /// <summary>The options of the recording, in addition to those that disable retries and delays.</summary>
    private static Dictionary<string, string?> Options(Recording recording, ReplayServer server)
    {
        Dictionary<string, string?> options = new()
        {
            [$"{Account}:{nameof(ApiKeyAccountOptions.Service)}"] = recording.Service,
            [$"{Account}:{nameof(ApiKeyAccountOptions.BaseAddress)}"] = server.Address,
            [$"{Account}:{server.Trust.Key}"] = server.Trust.Value,
            [$"{Account}:{nameof(ApiKeyAccountOptions.AttemptTimeout)}"] = "00:01:00",
            [$"{Account}:{nameof(ApiKeyAccountOptions.RetryDelay)}"] = "00:00:00",
            [$"{Account}:{nameof(ApiKeyAccountOptions.MaxRetries)}"] = "0",
        };
        foreach ((string name, string value) in recording.Expectation.Account!)
        {
            options[$"{Account}:{name}"] = value.Replace("{server}", server.Address, StringComparison.Ordinal);
        }

        return options;
    }
}
