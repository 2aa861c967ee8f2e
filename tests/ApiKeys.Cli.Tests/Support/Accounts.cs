using System.Text.Json.Nodes;
using ApiKeys.Client;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Tests.Support;

/// <summary>
/// An emulator with an account at each service, and the tool with a configuration of them: <c>prod</c>, <c>eam</c> and
/// <c>backup</c>.
/// </summary>
public sealed class Accounts : IAsyncDisposable
{
    private Accounts(ApiKeyEmulator emulator) => Emulator = emulator;

    public ApiKeyEmulator Emulator { get; }

    public Tool Tool { get; } = new();

    /// <summary>The user's own configuration.</summary>
    public string ConfigurationFile => Path.Combine(Tool.Home, ".config", "apikeys", "apikeys.json");

    /// <summary>The requests about keys, without those that authenticate.</summary>
    public IEnumerable<RecordedRequest> Requests =>
        Emulator.Requests.Where(request => !request.Path.EndsWith("/v1/authenticate", StringComparison.Ordinal));

    /// <summary>Starts the emulator without a configuration file.</summary>
    public static async Task<Accounts> StartEmptyAsync() =>
        new(await ApiKeyEmulator.StartAsync(cancellationToken: The.Token));

    public static async Task<Accounts> StartAsync()
    {
        Accounts accounts = await StartEmptyAsync();
        accounts.Configure(
            accounts.Emulator.Aimms.ToConfiguration("prod"),
            accounts.Emulator.Maximo.ToConfiguration("eam"),
            accounts.Emulator.Veeam.ToConfiguration("backup")
        );
        return accounts;
    }

    /// <summary>Writes the user's own configuration, which only the user can read.</summary>
    public void Configure(params IEnumerable<KeyValuePair<string, string?>>[] accounts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ConfigurationFile)!);
        WriteConfiguration(ConfigurationFile, accounts);
    }

    public static void WriteConfiguration(string path, params IEnumerable<KeyValuePair<string, string?>>[] accounts)
    {
        JsonObject section = [];
        foreach ((string key, string? value) in accounts.SelectMany(account => account))
        {
            string[] parts = key.Split(':');
            JsonObject account = section[parts[0]] as JsonObject ?? [];
            section[parts[0]] = account;
            account[string.Join(':', parts[1..])] = value;
        }

        System.IO.File.WriteAllText(path, new JsonObject { ["ApiKeys"] = section }.ToJsonString());
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>The settings of an account with one member replaced.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> With(
        IReadOnlyDictionary<string, string?> account,
        string member,
        string other,
        string value
    ) =>
        account.Select(pair =>
            pair.Key.EndsWith($":{member}", StringComparison.Ordinal)
                ? KeyValuePair.Create<string, string?>(pair.Key[..^member.Length] + other, value)
                : pair
        );

    public Task<IssuedApiKey> CreateAtAimmsAsync(string name, int days = 90) =>
        new AimmsApiKeyManager(
            new AimmsOptions
            {
                BaseAddress = Emulator.Aimms.BaseAddress,
                ApiKey = Emulator.Aimms.AdministratorKey,
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { TimeProvider = Emulator.Clock }
        ).CreateAsync(
            name,
            AimmsScopes.Session | AimmsScopes.Tasks,
            Emulator.Clock.GetUtcNow().AddDays(days),
            The.Token
        );

    public Task<IssuedApiKey> CreateAtMaximoAsync(string name, string interval = "P90D") =>
        new MaximoApiKeyManager(
            new MaximoOptions
            {
                BaseAddress = Emulator.Maximo.BaseAddress,
                ApiKeyId = Emulator.Maximo.AdministratorKeyId,
                ApiKeyToken = Emulator.Maximo.AdministratorKeyToken,
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { TimeProvider = Emulator.Clock }
        ).CreateAsync(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Parse(interval), The.Token);

    public Task<IssuedApiKey> CreateAtVeeamAsync(string name) =>
        new VeeamApiKeyManager(
            new VeeamOptions
            {
                BaseAddress = Emulator.Veeam.BaseAddress,
                ApiKey = Emulator.Veeam.AdministratorKey,
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { TimeProvider = Emulator.Clock }
        ).CreateAsync(name, VeeamScopes.Rest, isReadOnly: true, cancellationToken: The.Token);

    /// <summary>Creates a key named <c>report</c>, past the tool.</summary>
    public async Task<string> CreateReportAsync(string account) =>
        (
            account switch
            {
                "prod" => await CreateAtAimmsAsync("report"),
                "eam" => await CreateAtMaximoAsync("report"),
                _ => await CreateAtVeeamAsync("report"),
            }
        )
            .Key
            .Id;

    /// <summary>
    /// A command line that creates the key <c>report</c> at an account, without an option for the value.
    /// </summary>
    public static string[] CreateAt(string account) =>
        account switch
        {
            "prod" =>
            [
                "create",
                "report",
                "--account",
                account,
                "--scope",
                "Tasks",
                "--scope",
                "Session",
                "--expires",
                "90d",
            ],
            "eam" => ["create", "report", "--account", account, "--scope", "userAdmin", "--refresh-every", "P30D"],
            _ => ["create", "report", "--account", account, "--scope", "rest"],
        };

    /// <summary>How many keys named <c>report</c> there are at an account.</summary>
    public int Reports(string account) =>
        account switch
        {
            "prod" => Emulator.Aimms.Keys.Count(key => key.Name == "report"),
            "eam" => Emulator.Maximo.Keys.Count(key => key.Description == "report"),
            _ => Emulator.Veeam.Logins.Count(login => login.Description == "report"),
        };

    /// <summary>Whether a text is the value of a key named <c>report</c>.</summary>
    public bool IsValueOfReport(string text) =>
        Emulator.Aimms.Keys.Any(key => key.Name == "report" && key.Matches(text))
        || Emulator.Maximo.Keys.Any(key => key.Description == "report" && key.Matches(text))
        || Emulator.Veeam.Logins.Any(login => login.Description == "report" && login.Matches(text));

    /// <summary>The secrets of this test that a text contains.</summary>
    public IEnumerable<string> SecretsIn(string text) =>
        Emulator
            .Services.SelectMany(service => service.Secrets)
            .Where(secret => text.Contains(secret, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        Tool.Dispose();
        await Emulator.DisposeAsync();
    }
}
