using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(ApiKeys.Client.Rotation.PostgreSql.Tests.PostgreSqlServer))]

namespace ApiKeys.Client.Rotation.PostgreSql.Tests;

/// <summary>
/// A server of the tests' own, with its data in a temporary folder. PostgreSQL refuses to run as root, so that it then
/// runs as the user whom its package has made.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"apikeys-pg-{Guid.NewGuid():N}");
    private readonly int _port = FreePort();
    private volatile TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string? _programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .EnumerateDirectories("/usr/lib/postgresql")
            .OrderByDescending(static folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
            .Select(static folder => Path.Combine(folder, "bin"))
            .FirstOrDefault()
        : null;

    /// <summary>How a client reaches it. A test without a server is skipped.</summary>
    public string ConnectionString
    {
        get
        {
            Assert.SkipWhen(_programs is null, "PostgreSQL is not installed: .ci/run installs Debian's package.");
            return $"Host=127.0.0.1;Port={_port};Username=apikeys;Database=postgres;Maximum Pool Size=40;Timeout=2;Keepalive=5";
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (_programs is not null)
        {
            await RunAsync("initdb", "-D", _folder, "-U", "apikeys", "-A", "trust", "--no-sync");
            await StartAsync();
        }
    }

    /// <summary>Completes while the server runs.</summary>
    public Task Up => _up.Task;

    public async Task StartAsync()
    {
        await RunAsync(
            "pg_ctl",
            [
                "-D",
                _folder,
                "-w",
                "-l",
                _folder + ".log",
                "-o",
                $"-p {_port} -k '' -h 127.0.0.1 -c max_connections=100",
                "start",
            ]
        );
        _up.SetResult();
    }

    /// <summary>Ends it as a crash does: no checkpoint, no goodbye.</summary>
    public Task CrashAsync()
    {
        _up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return RunAsync("pg_ctl", "-D", _folder, "-m", "immediate", "stop");
    }

    /// <summary>A database that no other test uses.</summary>
    public async Task<NpgsqlDataSource> CreateDatabaseAsync()
    {
        string name = $"t{Guid.NewGuid():N}";
        await using NpgsqlDataSource server = NpgsqlDataSource.Create(ConnectionString);
        await using NpgsqlCommand create = server.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync(The.Token);
        return NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_programs is not null)
        {
            await CrashAsync();
            Directory.Delete(_folder, recursive: true);
            File.Delete(_folder + ".log");
        }
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        string path = Path.Combine(_programs!, program);
        ProcessStartInfo start = Environment.IsPrivilegedProcess
            ? new("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. arguments])
            : new(path, arguments);
        (start.WorkingDirectory, start.RedirectStandardOutput) = (Path.GetTempPath(), true);
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
