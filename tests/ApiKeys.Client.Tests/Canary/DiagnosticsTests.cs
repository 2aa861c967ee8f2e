using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>
/// The framework's own diagnostics print requests; no text of theirs holds a secret, whatever handlers the application
/// has around the SDK.
/// </summary>
[Collection(nameof(WholeProcess))]
public sealed class DiagnosticsTests
{
    public static MatrixTheoryData<string, bool> Ways => new(CanaryWay.All.Keys, [false, true]);

    [Theory, MemberData(nameof(Ways))]
    public async Task No_text_of_the_framework_s_diagnostics_holds_a_secret(string way, bool isHedged)
    {
        CapturedOutput outflow = new();
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
        using (new DiagnosticsOutlet(outflow))
        {
            ApiKeyManager keys = account.Keys();
            await keys.GetListAsync(The.Token);
            IssuedApiKey issued = await account.IssueAsync();
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

        Assert.True(outflow.CountOf(DiagnosticsOutlet.Place) > 10, "Next to nothing came out.");
        IReadOnlyList<string> leaks = outflow.Leaks(account.Service.Secrets);
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Distinct().Take(10)));
    }

    [Fact]
    public async Task A_request_is_printed_with_the_names_of_its_headers()
    {
        CapturedOutput outflow = new();
        await using CanaryAccount account = await CanaryAccount.StartAsync(
            CanaryWay.All["Veeam, key"],
            new CapturedOutput()
        );
        using (new DiagnosticsOutlet(outflow))
        {
            await account.Keys().GetListAsync(The.Token);
        }

        Assert.Contains(
            outflow.TextsOf(DiagnosticsOutlet.Place),
            static text =>
                text.StartsWith(DiagnosticsOutlet.PrivateHttp, StringComparison.Ordinal)
                && text.Contains("with the headers", StringComparison.Ordinal)
                && text.Contains("Authorization", StringComparison.Ordinal)
        );
    }
}
