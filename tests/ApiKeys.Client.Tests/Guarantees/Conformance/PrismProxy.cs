using System.Diagnostics;
using System.Text.RegularExpressions;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>
/// Prism as a process. It forwards what the specification allows, in both directions, and rejects the rest.
/// </summary>
internal sealed partial class PrismProxy : IAsyncDisposable
{
    /// <summary>
    /// Names the folder that Prism is installed in, such as <c>openapi/node_modules/@stoplight/prism-cli</c>.
    /// </summary>
    public const string Variable = "APIKEYS_PRISM";

    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;
    private Task _drain = Task.CompletedTask;

    private PrismProxy(Process process) => _process = process;

    /// <summary>The path of the Prism command; null or empty without Prism.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable);

    /// <summary>Where the paths of the specification are served: at the root, without the path of its server.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Starts a proxy on a free port.</summary>
    /// <param name="specification">The name of the file in openapi/.</param>
    /// <param name="upstream">The service, with the path that precedes those of the specification.</param>
    public static async Task<PrismProxy> StartAsync(string specification, Uri upstream)
    {
        ProcessStartInfo start = new("node")
        {
            ArgumentList =
            {
                Path.Combine(Folder!, "dist", "index.js"),
                "proxy",
                "--errors",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                Path.Combine(Metadata.RepositoryRoot, "openapi", specification),
                upstream.ToString().TrimEnd('/'),
            },
            RedirectStandardOutput = true,
        };
        PrismProxy proxy = new(Process.Start(start)!);
        try
        {
            await proxy.ListenAsync();
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _drain;
        _process.Dispose();
    }

    [GeneratedRegex(@"Prism is listening on (http://\S+)")]
    private static partial Regex Listening();

    private async Task ListenAsync()
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(The.Token);
        limit.CancelAfter(_patience);
        List<string> said = [];
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                Address = new(match.Groups[1].Value);
                _drain = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException(
            $"Prism ended without listening. It said: {string.Join(Environment.NewLine, said)}"
        );
    }
}
