using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>What is known about a key is not lost to later failures, and every change is logged.</summary>
public sealed class KnownOutcomeTests
{
    [Promise(1)]
    [Theory, InlineData("Maximo"), InlineData("Veeam")]
    public async Task A_reported_key_is_named_when_it_cannot_be_looked_up(string service)
    {
        await using RecoveryFixture bed = await StartWithoutValuesAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path(bed.KeysPath).Skip(1).Always());

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => bed.CreateAsync());

        string id = Assert.Single(bed.Held("ci")).Id;
        Assert.Equal((id, false), (lost.KeyId, lost.IsTransient));
        Assert.Contains(id, lost.Message, StringComparison.Ordinal);
    }

    [Promise(1)]
    [Theory, InlineData("Maximo", "[]"), InlineData("Veeam", """{"data":[]}""")]
    public async Task No_other_key_is_created_while_a_reported_key_is_not_listed(string service, string nothing)
    {
        await using RecoveryFixture bed = await StartWithoutValuesAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(200, nothing).On("GET").Path(bed.KeysPath).Skip(1).Always());

        ApiKeyValueLostException lost = await Assert.ThrowsAsync<ApiKeyValueLostException>(() => bed.CreateAsync());

        Assert.Equal((Assert.Single(bed.Held("ci")).Id, 1), (lost.KeyId, bed.Creates));
    }

    [Fact]
    public async Task A_reported_key_is_not_awaited_after_a_delete_with_a_lost_response()
    {
        RecoveryFixture bed = null!;
        await using RecoveryFixture started = bed = await RecoveryFixture.StartAsync(
            "Veeam",
            services: services =>
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() =>
                        new Interlude(
                            RecoveryFixture.PathAt("Veeam"),
                            create => Task.FromResult(bed.Emulator.Veeam.Variants.IssueOmitsParameters = create == 1)
                        )
                    )
                )
        );
        bed.Emulator.Faults.Add(Fault.DropAfterCommit().On("DELETE").Times(4));

        bed.AssertSole(await bed.CreateAsync());
    }

    [Theory, InlineData("AIMMS"), InlineData("AIMMS PRO")]
    public async Task A_reported_key_that_is_not_listed_is_created_again_where_names_are_unique(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Faults.Add(Fault.Respond(201, "{}").On("POST").Path(bed.Path));

        bed.AssertSole(await bed.CreateAsync());
    }

    [Fact]
    public async Task A_second_key_is_deleted_and_logged_even_if_the_first_is_a_mismatch()
    {
        using LogCapture logs = new();
        await using RecoveryFixture bed = await StartDoublingAsync(services =>
            services.AddLogging(builder => builder.AddProvider(logs))
        );

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            bed.Keys.CreateAsync(Wide, The.Token)
        );

        Assert.True(Assert.Single(bed.Held("ci")).Matches(error.Issued!.Value.Reveal()));
        Assert.Equal(
            [11, 13],
            logs.Lines.Where(static line => line.Level == LogLevel.Information).Select(static line => line.Event.Id)
        );
    }

    [Fact]
    public async Task A_second_key_that_cannot_be_deleted_is_reported_even_if_the_first_is_a_mismatch()
    {
        await using RecoveryFixture bed = await StartDoublingAsync();
        bed.Emulator.Faults.Add(Fault.Respond(403).On("DELETE").Always());

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            bed.Keys.CreateAsync(Wide, The.Token)
        );

        Assert.True(bed.Held("ci").Single(held => held.Id == error.KeyId).Matches(error.Issued!.Value.Reveal()));
        Assert.Contains("instead of", error.Message, StringComparison.Ordinal);
        Assert.Contains(
            bed.Held("ci").Single(held => held.Id != error.KeyId).Id,
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_key_created_in_the_background_is_compared_with_the_request()
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync("Veeam");
        bed.Emulator.Veeam.Variants.AsyncMode = VeeamAsyncMode.WithRequestId;
        bed.Emulator.Veeam.Variants.AsyncMethods = ["POST"];
        bed.Emulator.Veeam.Variants.AsyncPolls = 0;
        bed.Emulator.Veeam.Variants.IssueIgnoresReadOnly = true;
        bed.Lose(Fault.DropAfterCommit());
        bed.Emulator.Faults.Add(
            Fault
                .Respond(200, """{"data":{"id":"0b3c8f5e-7f5b-4e0e-9d3e-0c8d6f1f2a3b","status":"succeed"}}""")
                .On("GET")
                .Path("/asyncActions")
                .Times(2)
        );

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            bed.Keys.CreateAsync(new ApiKeyRequest("ci", ["rest"]) { IsReadOnly = true }, The.Token)
        );

        Assert.Contains("although a read-only key was requested", error.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(bed.Held("ci")).Matches(error.Issued!.Value.Reveal()));
    }

    [
        Theory,
        InlineData("AIMMS", 13, "deleted"),
        InlineData("Veeam", 13, "deleted"),
        InlineData("Maximo", 11, "refreshed")
    ]
    public async Task Changes_to_keys_during_a_recovery_are_logged(string service, int number, string what)
    {
        using LogCapture logs = new();
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(
            service,
            services: services => services.AddLogging(builder => builder.AddProvider(logs))
        );
        bed.Lose(Fault.DropAfterCommit());

        IssuedApiKey issued = await bed.CreateAsync();

        IReadOnlyList<string> lines = logs.From(LogLevel.Information);
        Assert.Equal(2, lines.Count);
        Assert.StartsWith($"{number} ", lines[0], StringComparison.Ordinal);
        Assert.Contains($"': {what} the key '", lines[0], StringComparison.Ordinal);
        Assert.Contains($"created the key '{issued.Key.Id}'", lines[1], StringComparison.Ordinal);
    }

    private static MaximoApiKeyRequest Wide =>
        new("ci", MaximoPermissions.UserAdmin | MaximoPermissions.SystemAdmin, MaximoRefreshInterval.Days(3));

    private static async Task<RecoveryFixture> StartWithoutValuesAsync(string service)
    {
        RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Emulator.Maximo.Variants.CreateOmitsToken = true;
        bed.Emulator.Veeam.Variants.IssueOmitsParameters = true;
        return bed;
    }

    private static async Task<RecoveryFixture> StartDoublingAsync(Action<IServiceCollection>? configure = null)
    {
        RecoveryFixture bed = await RecoveryFixture.StartAsync(
            "Maximo",
            services: services =>
            {
                services.ConfigureHttpClientDefaults(static client =>
                    client.ConfigurePrimaryHttpMessageHandler(static () =>
                        new Doubling(RecoveryFixture.PathAt("Maximo"))
                    )
                );
                configure?.Invoke(services);
            }
        );
        bed.Emulator.Maximo.Variants.CreateDropsPermissions = true;
        return bed;
    }
}
