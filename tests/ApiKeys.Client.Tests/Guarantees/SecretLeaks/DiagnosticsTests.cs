using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>
/// The framework's own diagnostics print requests. Their text contains no secret, whatever handlers the application
/// adds.
/// </summary>
[Collection(nameof(WholeProcess))]
public sealed class DiagnosticsTests
{
    public static MatrixTheoryData<string, bool> Ways => new(CanaryWay.All.Keys, [false, true]);

    [Theory, MemberData(nameof(Ways))]
    public async Task Diagnostics_of_the_framework_contain_no_secret(string way, bool isHedged)
    {
        CapturedOutput captured = new();
        await using CanaryAccount account = await CanaryAccount.StartAsync(
            CanaryWay.All[way],
            new CapturedOutput(),
            services =>
            {
                if (isHedged)
                {
                    services.ConfigureHttpClientDefaults(static client => client.AddStandardHedgingHandler());
                }
            }
        );
        using (new DiagnosticsOutlet(captured))
        {
            ApiKeyManager keys = account.Keys();
            await keys.GetListAsync(The.Token);
            IssuedApiKey issued = await account.CreateKeyAsync();
            if (keys.Capabilities.HasFlag(ApiKeyCapabilities.Refresh))
            {
                await keys.RefreshAsync(issued.Key.Id, The.Token);
            }

            await keys.DeleteAsync(issued.Key.Id, The.Token);
            foreach (
                Fault fault in new[] { Fault.Respond(401), Fault.Respond(503), Fault.DropBefore(), Fault.CutShort(1) }
            )
            {
                account.Emulator.Faults.Add(fault);
                await Record.ExceptionAsync(() => keys.CheckAsync(The.Token));
            }
        }

        Assert.True(captured.CountOf(DiagnosticsOutlet.Place) > 10, "Next to nothing came out.");
        IReadOnlyList<string> leaks = captured.Leaks(account.Service.Secrets);
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct().Take(10)));
    }

    [Fact]
    public async Task Diagnostics_of_the_framework_print_the_header_names_of_a_request()
    {
        CapturedOutput captured = new();
        await using CanaryAccount account = await CanaryAccount.StartAsync(
            CanaryWay.All["Veeam, key"],
            new CapturedOutput()
        );
        using (new DiagnosticsOutlet(captured))
        {
            await account.Keys().GetListAsync(The.Token);
        }

        Assert.Contains(
            captured.TextsOf(DiagnosticsOutlet.Place),
            static text =>
                text.StartsWith(DiagnosticsOutlet.PrivateHttp, StringComparison.Ordinal)
                && text.Contains("with the headers", StringComparison.Ordinal)
                && text.Contains("Authorization", StringComparison.Ordinal)
        );
    }
}
