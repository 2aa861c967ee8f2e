using System.Net;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Recovery;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Transport;

/// <summary>
/// How long a service wants to be left alone is kept, in each form in which it can say so, up to the account's limit;
/// beyond that it is the caller's.
/// </summary>
public sealed class RetryAfterTests
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
    public async Task A_wait_up_to_the_limit_is_kept_by_reads_creates_and_deletions(string service, string form)
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
    public async Task A_longer_one_is_told_to_the_caller_at_once(string service, string form)
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
    public async Task A_date_is_read_by_the_clock_of_the_server_even_when_that_is_a_day_off(string service, int days)
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
    public void A_date_is_read_by_the_account_s_clock_where_the_response_has_none()
    {
        AccountContext account = new(
            "Veeam",
            "test",
            new Uri("https://probe.example/"),
            new VeeamOptions(),
            new NoAuthenticator(),
            new VeeamErrorReader(),
            new ManualClock(The.Now)
        );
        using HttpResponseMessage response = new(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = new(The.Now.AddSeconds(42));

        Assert.Equal(TimeSpan.FromSeconds(42), RetryAfterHeader.Of(response, account));
    }

    [Fact]
    public async Task What_was_read_of_the_body_already_counts_and_else_what_the_pipeline_has_of_it()
    {
        AccountContext account = new(
            "Veeam",
            "test",
            new Uri("https://probe.example/"),
            new VeeamOptions(),
            new NoAuthenticator(),
            new VeeamErrorReader(),
            TimeProvider.System
        );
        using StringContent body = new(Body.Replace("SECONDS", "9", StringComparison.Ordinal));
        using HttpResponseMessage buffered = new(HttpStatusCode.TooManyRequests)
        {
            Content = await BodyReader.ReadAsync(body, 1024, The.Token),
        };
        using HttpResponseMessage elsewhere = new(HttpStatusCode.TooManyRequests) { Content = new StringContent("") };

        Assert.Equal(TimeSpan.FromSeconds(9), RetryAfterHeader.Of(buffered, account));
        Assert.Equal(
            TimeSpan.FromSeconds(7),
            RetryAfterHeader.Of(buffered, account, new ServiceError { RetryAfter = TimeSpan.FromSeconds(7) })
        );
        Assert.Equal(
            TimeSpan.FromSeconds(7),
            RetryAfterHeader.Of(elsewhere, account, new ServiceError { RetryAfter = TimeSpan.FromSeconds(7) })
        );
        Assert.Null(RetryAfterHeader.Of(elsewhere, account));
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
