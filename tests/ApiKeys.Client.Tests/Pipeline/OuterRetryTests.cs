using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>
/// An application's own retry around all its HTTP clients neither disables nor multiplies the SDK's retries.
/// </summary>
public sealed class OuterRetryTests
{
    private static readonly Func<Fault>[] _faults =
    [
        Fault.DropBefore,
        Fault.DropAfterCommit,
        () => Fault.RespondAfterCommit(503),
        () => Fault.Respond(500),
        () => Fault.Respond(429),
        () => Fault.CutShort(0),
    ];

    private static readonly Resend[] _resends = [Resend.TheSame, Resend.Copy, Resend.CopyWithoutOptions];

    private int _number;

    public static TheoryData<string, string, string, string> Changes =>
        new()
        {
            { "AIMMS", "create", "POST", "/api-key" },
            { "AIMMS", "delete", "DELETE", "/api-key" },
            { "AIMMS PRO", "create", "POST", "/api-keys" },
            { "AIMMS PRO", "delete", "DELETE", "/api-keys" },
            { "Maximo", "create", "POST", "/apikeys" },
            { "Maximo", "refresh", "POST", "/token" },
            { "Maximo", "update", "PUT", "/apikeys" },
            { "Maximo", "delete", "DELETE", "/apikeys" },
            { "Maximo", "sign-in", "GET", "/authenticate" },
            { "Veeam", "create", "POST", "/logins/apikey" },
            { "Veeam", "update", "PATCH", "/logins" },
            { "Veeam", "delete", "DELETE", "/logins" },
            { "Veeam", "sign-in", "POST", "/token" },
        };

    [Theory, MemberData(nameof(Changes))]
    public async Task A_change_under_an_outer_retry_has_the_same_requests_and_outcome(
        string service,
        string operation,
        string method,
        string path
    )
    {
        ResendControl control = new();
        await using RecoveryFixture bed = await StartAsync(service, control, withPassword: operation == "sign-in");
        foreach (Func<Fault> fault in _faults)
        {
            (int usual, Exception? outcome) = await RunAsync(
                bed,
                control,
                Resend.None,
                operation,
                method,
                path,
                fault()
            );
            Assert.True(usual is >= 1 and <= 4, $"{operation} after {fault()}: {usual} arrived");
            foreach (Resend resend in _resends)
            {
                (int arrived, Exception? error) = await RunAsync(
                    bed,
                    control,
                    resend,
                    operation,
                    method,
                    path,
                    fault()
                );
                Assert.True(
                    arrived <= usual,
                    $"{operation} after {fault()} with {resend}: {arrived} arrived instead of {usual}"
                );
                if (resend != Resend.CopyWithoutOptions)
                {
                    Assert.Equal(Outcome(outcome), Outcome(error));
                }
            }
        }
    }

    [Theory]
    [InlineData("AIMMS"), InlineData("AIMMS PRO"), InlineData("Maximo"), InlineData("Veeam")]
    public async Task A_read_under_an_outer_retry_is_sent_at_most_six_times_as_often(string service)
    {
        ResendControl control = new();
        await using RecoveryFixture bed = await StartAsync(service, control);
        await bed.Keys.GetListAsync(The.Token);
        foreach (Func<Fault> fault in _faults)
        {
            (int usual, _) = await RunAsync(bed, control, Resend.None, "list", "GET", bed.KeysPath, fault());
            foreach (Resend resend in _resends)
            {
                (int arrived, _) = await RunAsync(bed, control, resend, "list", "GET", bed.KeysPath, fault());
                Assert.InRange(arrived, usual, usual * (1 + Resending.Times));
            }
        }
    }

    [Theory]
    [InlineData(Resend.TheSame), InlineData(Resend.Copy), InlineData(Resend.CopyWithoutOptions)]
    public async Task A_lost_create_is_recovered_under_an_outer_retry(Resend resend)
    {
        foreach (string service in RecoveryFixture.Services)
        {
            ResendControl control = new() { Resend = resend };
            await using RecoveryFixture bed = await StartAsync(service, control, recovers: true);
            bed.Lose(Fault.DropAfterCommit());

            bed.AssertSole(await bed.CreateAsync());
        }
    }

    [Theory]
    [InlineData("AIMMS"), InlineData("AIMMS PRO"), InlineData("Maximo"), InlineData("Veeam")]
    public async Task A_success_that_an_outer_handler_discards_is_not_sent_again(string service)
    {
        ResendControl control = new() { Resend = Resend.TheSame, AfterSuccess = true };
        await using RecoveryFixture bed = await StartAsync(service, control);

        ApiKeyException lost = await Assert.ThrowsAnyAsync<ApiKeyException>(() => bed.CreateAsync());

        Assert.True(lost is ApiKeyValueLostException or ApiKeyOutcomeUnknownException, lost.ToString());
        Assert.Contains("not sent again", lost.Message, StringComparison.Ordinal);
        Assert.Single(bed.Held("ci"));
        Assert.Equal(1, bed.Creates);
    }

    private async Task<(int Arrived, Exception? Outcome)> RunAsync(
        RecoveryFixture bed,
        ResendControl control,
        Resend resend,
        string operation,
        string method,
        string path,
        Fault fault
    )
    {
        string name = $"n{_number++}";
        control.Resend = resend;
        string id = operation is "update" or "refresh" or "delete"
            ? (await bed.AnotherManager().CreateAsync(bed.Request(name), The.Token)).Key.Id
            : "";
        bed.Emulator.Requests.Clear();
        bed.Emulator.Faults.Add(fault.On(method).Path(path).Always());

        Exception? error = await Record.ExceptionAsync(() =>
            operation switch
            {
                "create" => bed.CreateAsync(name),
                "refresh" => bed.Keys.RefreshAsync(id, The.Token),
                "update" => bed.Keys.UpdateAsync(id, new ApiKeyUpdate { Description = "other" }, The.Token),
                "delete" => bed.Keys.DeleteAsync(id, The.Token),
                _ => bed.Keys.GetListAsync(The.Token),
            }
        );

        bed.Emulator.Faults.Clear();
        Assert.True(bed.Held(name).Count <= 1);
        return (
            bed.Emulator.Requests.Count(request =>
                request.Method == method && request.Path.Contains(path, StringComparison.Ordinal)
            ),
            error
        );
    }

    /// <summary>The properties that a caller acts on.</summary>
    private static (Type? Kind, int? StatusCode, bool? IsTransient, TimeSpan? RetryAfter) Outcome(Exception? error)
    {
        ApiKeyException? known = error as ApiKeyException;
        return (error?.GetType(), known?.StatusCode, known?.IsTransient, known?.RetryAfter);
    }

    private static async Task<RecoveryFixture> StartAsync(
        string service,
        ResendControl control,
        bool recovers = false,
        bool withPassword = false
    )
    {
        RecoveryFixture bed = null!;
        return bed = await RecoveryFixture.StartAsync(
            service,
            options =>
            {
                options.RecoverLostCreates = recovers;
                if (withPassword && options is Client.Veeam.VeeamOptions veeam)
                {
                    veeam.ApiKey = null;
                }
            },
            services =>
            {
                services.ConfigureHttpClientDefaults(client =>
                    client.AddHttpMessageHandler(() => new Resending(control))
                );
                if (withPassword)
                {
                    services
                        .AddApiKeyClient()
                        .AddTokenHandler(service == "Veeam" ? "backup" : "eam", _ => new Resending(control));
                }

                if (withPassword && service == "Veeam")
                {
                    services
                        .AddApiKeyClient()
                        .UseCredentialSource("backup", _ => new PasswordLater(() => bed.Emulator));
                }
            }
        );
    }

    private sealed class PasswordLater(Func<ApiKeyEmulator> emulator) : CredentialSource
    {
        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
            new(
                new Credential(
                    emulator().Veeam.Administrator.UserName,
                    new SecretValue(emulator().Veeam.AdministratorPassword)
                )
            );
    }
}
