using System.Net;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>
/// The delay that a service requests is respected in every format, up to the account's limit. A longer one is reported
/// to the caller.
/// </summary>
public sealed class RetryAfterHeaderTests
{
    private const string Body =
        """{"errors":[{"type":"transport","code":429,"message":"slow down","retryAfter":SECONDS}]}""";

    public static TheoryData<string, string> Forms
    {
        get
        {
            TheoryData<string, string> forms = new() { { "Veeam", "body" } };
            foreach (string service in RecoveryFixture.Services)
            {
                forms.Add(service, "seconds");
                forms.Add(service, "date");
            }

            return forms;
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_Retry_After_within_the_limit_is_respected_by_reads_creates_and_deletes(
        string service,
        string form
    )
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await StartAsync(service, clock);

        foreach (string method in new[] { "GET", "POST", "DELETE" })
        {
            bed.Emulator.Faults.Add(Asking(form, clock, 42).On(method).Path(bed.KeysPath));
            int before = Arrived(bed, method);

            Task call = CallAsync(bed, method);
            await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(42));
            Assert.Equal(1, Arrived(bed, method) - before);
            clock.Advance(TimeSpan.FromSeconds(42));
            await call;

            Assert.Equal(2, Arrived(bed, method) - before);
        }
    }

    [Theory, MemberData(nameof(Forms))]
    public async Task A_Retry_After_beyond_the_limit_is_reported_immediately(string service, string form)
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await StartAsync(service, clock);

        foreach (string method in new[] { "GET", "POST", "DELETE" })
        {
            bed.Emulator.Faults.Add(Asking(form, clock, 61).On(method).Path(bed.KeysPath));
            int before = Arrived(bed, method);

            ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
                CallAsync(bed, method)
            );

            Assert.Equal(
                (TimeSpan.FromSeconds(61), true, 429),
                (error.RetryAfter, error.IsTransient, error.StatusCode)
            );
            Assert.Equal(1, Arrived(bed, method) - before);
        }
    }

    public static TheoryData<string, int> Clocks
    {
        get
        {
            TheoryData<string, int> clocks = [];
            foreach (string service in RecoveryFixture.Services)
            {
                clocks.Add(service, 1);
                clocks.Add(service, -1);
            }

            return clocks;
        }
    }

    [Theory, MemberData(nameof(Clocks))]
    public async Task A_Retry_After_date_is_read_by_the_server_s_clock_even_when_it_differs_by_a_day(
        string service,
        int days
    )
    {
        ManualClock clock = new(The.Now);
        await using RecoveryFixture bed = await StartAsync(service, clock);
        DateTimeOffset there = clock.GetUtcNow().AddDays(days);
        Dictionary<string, string> headers = new()
        {
            ["Date"] = there.ToString("R"),
            ["Retry-After"] = there.AddSeconds(42).ToString("R"),
        };
        bed.Emulator.Faults.Add(Fault.Respond(429, headers: headers).On("GET").Path(bed.KeysPath));

        Task call = bed.Keys.GetListAsync(The.Token);
        await clock.WaitForTimerAsync(length => length == TimeSpan.FromSeconds(42));
        clock.Advance(TimeSpan.FromSeconds(42));
        await call;

        headers["Retry-After"] = there.AddSeconds(61).ToString("R");
        bed.Emulator.Faults.Add(Fault.Respond(429, headers: headers).On("GET").Path(bed.KeysPath));
        Assert.Equal(
            TimeSpan.FromSeconds(61),
            (
                await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => bed.Keys.GetListAsync(The.Token))
            ).RetryAfter
        );
    }

    [Fact]
    public void A_Retry_After_date_is_read_by_the_account_s_clock_without_a_Date_header()
    {
        using HttpResponseMessage response = new(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = new(The.Now.AddSeconds(42));

        Assert.Equal(TimeSpan.FromSeconds(42), RetryAfterHeader.Of(response, null, new ManualClock(The.Now)));
    }

    [Fact]
    public void The_error_counts_where_there_is_no_header()
    {
        using HttpResponseMessage response = new(HttpStatusCode.TooManyRequests);
        ServiceError error = new() { RetryAfter = TimeSpan.FromSeconds(7) };

        Assert.Equal(TimeSpan.FromSeconds(7), RetryAfterHeader.Of(response, error, TimeProvider.System));
        Assert.Null(RetryAfterHeader.Of(response, new ServiceError(), TimeProvider.System));
        Assert.Null(RetryAfterHeader.Of(response, null, TimeProvider.System));
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromSeconds(9), RetryAfterHeader.Of(response, error, TimeProvider.System));
    }

    private static Task<RecoveryFixture> StartAsync(string service, ManualClock clock) =>
        RecoveryFixture.StartAsync(
            service,
            options => (options.RecoverLostCreates, options.RetryDelay) = (false, TimeSpan.FromSeconds(1)),
            clock: clock
        );

    private static Fault Asking(string form, ManualClock clock, int seconds) =>
        form == "body"
            ? Fault.Respond(429, Body.Replace("SECONDS", $"{seconds}", StringComparison.Ordinal))
            : Fault.Respond(
                429,
                headers: new Dictionary<string, string>
                {
                    ["Date"] = clock.GetUtcNow().ToString("R"),
                    ["Retry-After"] =
                        form == "date" ? clock.GetUtcNow().AddSeconds(seconds).ToString("R") : $"{seconds}",
                }
            );

    private static async Task CallAsync(RecoveryFixture bed, string method)
    {
        if (method == "GET")
        {
            await bed.Keys.GetListAsync(The.Token);
        }
        else if (method == "POST")
        {
            await bed.CreateAsync();
        }
        else
        {
            await bed.Keys.DeleteAsync(
                (await bed.AnotherManager().CreateAsync(bed.Request("other"), The.Token)).Key.Id,
                The.Token
            );
        }
    }

    private static int Arrived(RecoveryFixture bed, string method) =>
        bed.Emulator.Requests.Count(request =>
            request.Method == method && request.Path.Contains(bed.KeysPath, StringComparison.Ordinal)
        );
}
