using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Outcomes.Recovery;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>Accounts that do not recover lost creates, and counts of what they sent.</summary>
internal static class OutcomeBed
{
    /// <summary>A rejection from the service itself.</summary>
    public static string? OwnWords(string service, int status) =>
        service switch
        {
            "Maximo" =>
                $$"""{"exception":{"id":"AIUCO1003E","properties":[]},"message":"AIUCO1003E: no","uuid":"0b5c1f5e-33a5-4c4c-8f2e-2f0c1b4f6a01"}""",
            "Veeam" => $$"""{"data":null,"errors":[{"message":"no","type":"logical","code":{{status}}}]}""",
            _ => """{"message":"no"}""",
        };

    public static Task<RecoveryFixture> StartAsync(
        string service,
        Action<ApiKeyAccountOptions>? configure = null,
        ManualClock? clock = null
    ) =>
        RecoveryFixture.StartAsync(
            service,
            options =>
            {
                options.RecoverLostCreates = false;
                configure?.Invoke(options);
            },
            clock: clock
        );

    public static int Arrived(this RecoveryFixture bed, string method) =>
        bed.Emulator.Requests.Count(request =>
            request.Method == method && request.Path.Contains(bed.KeysPath, StringComparison.Ordinal)
        );

    /// <summary>Makes every read of keys fail with a fault.</summary>
    public static void FailReads(this RecoveryFixture bed, Fault fault) =>
        bed.Emulator.Faults.Add(fault.On("GET").Path(bed.KeysPath).Always());
}
