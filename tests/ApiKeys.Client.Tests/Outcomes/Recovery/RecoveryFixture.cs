using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>A key as a service holds it.</summary>
public sealed record HeldKey(string Id, string Name, Func<string, bool> Matches);

/// <summary>
/// An account at any service that recovers lost creates, and the keys that the service actually holds.
/// </summary>
public abstract class RecoveryFixture(
    string service,
    ApiKeyEmulator emulator,
    ApiKeyManager keys,
    IAsyncDisposable owner
) : IAsyncDisposable
{
    /// <summary>Every service, with both endpoints of AIMMS.</summary>
    public static IReadOnlyList<string> Services { get; } = ["AIMMS", "AIMMS PRO", "Maximo", "Veeam"];

    public ApiKeyEmulator Emulator { get; } = emulator;

    public ApiKeyManager Keys { get; } = keys;

    /// <summary>The end of the path of a create.</summary>
    public string Path { get; } = PathAt(service);

    /// <summary>A part of the path of every request about keys.</summary>
    public virtual string KeysPath => Path;

    /// <summary>Every key there is.</summary>
    public abstract IEnumerable<HeldKey> All { get; }

    /// <summary>How many requests one create takes until its response counts as lost.</summary>
    public virtual int Attempts => 1;

    public abstract ApiKeyRequest Request(string name);

    /// <summary>A key of the same name with other scopes.</summary>
    public abstract ApiKeyRequest OtherRequest(string name);

    /// <summary>The account of another program at the same service, without faults and without recovery.</summary>
    public abstract ApiKeyManager AnotherManager();

    /// <summary>The keys that the service holds under a name, with or without a stamp.</summary>
    public IReadOnlyList<HeldKey> Held(string name) =>
        [.. All.Where(key => key.Name == name || key.Name.StartsWith(name + " [k-", StringComparison.Ordinal))];

    public Task<IssuedApiKey> CreateAsync(string name = "ci", CancellationToken? token = null) =>
        Keys.CreateAsync(Request(name), token ?? The.Token);

    /// <summary>
    /// Applies a fault to a number of creates, and to all retries of each if the fault is one that is retried.
    /// </summary>
    public void Lose(Fault fault, int creates = 1, bool isRetried = true, int skip = 0) =>
        Emulator.Faults.Add(fault.On("POST").Path(Path).Skip(skip).Times(creates * (isRetried ? Attempts : 1)));

    /// <summary>The number of creates that arrived, without retries.</summary>
    public int Creates =>
        Emulator
            .Requests.Where(IsCreate)
            .Select(request => request.Headers.GetValueOrDefault("X-Request-id", $"{request.Sequence}"))
            .Distinct()
            .Count();

    public bool IsCreate(RecordedRequest request) =>
        request.Method == "POST" && request.Path.EndsWith(Path, StringComparison.Ordinal);

    /// <summary>Asserts that the service holds one key of the name with the value that was returned.</summary>
    public void AssertSole(IssuedApiKey issued, string name = "ci")
    {
        HeldKey held = Assert.Single(Held(name));
        Assert.True(held.Matches(issued.Value.Reveal()));
        Assert.Equal((held.Id, held.Name), (issued.Key.Id, issued.Key.Name));
    }

    public static string PathAt(string service) =>
        service switch
        {
            "AIMMS" => "/api-key",
            "AIMMS PRO" => "/api-keys",
            "Maximo" => "/apikeys",
            _ => "/logins/apikey",
        };

    public static async Task<RecoveryFixture> StartAsync(
        string service,
        Action<ApiKeyAccountOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        ManualClock? clock = null
    )
    {
        void Configure(ApiKeyAccountOptions options)
        {
            options.RecoverLostCreates = true;
            configure?.Invoke(options);
        }

        void AddServices(IServiceCollection collection)
        {
            services?.Invoke(collection);
            if (clock is not null)
            {
                collection.AddSingleton<TimeProvider>(clock);
            }
        }

        return service switch
        {
            "AIMMS" => new AimmsBed(service, await AimmsFixture.StartAsync(Configure, AddServices)),
            "AIMMS PRO" => new AimmsBed(
                service,
                await AimmsFixture.StartAsync(
                    options =>
                    {
                        options.Endpoint = AimmsEndpoint.ProApi;
                        Configure(options);
                    },
                    AddServices
                )
            ),
            "Maximo" => new MaximoBed(await MaximoFixture.StartAsync(Configure, AddServices, clock)),
            _ => new VeeamBed(await VeeamFixture.StartAsync(Configure, AddServices, clock)),
        };
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return owner.DisposeAsync();
    }

    private sealed class AimmsBed(string service, AimmsFixture aimms)
        : RecoveryFixture(service, aimms.Emulator, aimms.Keys, aimms)
    {
        private AimmsOptions Options =>
            aimms.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<AimmsOptions>>().Get("prod");

        public override IEnumerable<HeldKey> All =>
            Emulator.Aimms.Keys.Select(key => new HeldKey(key.Name, key.Name, key.Matches));

        public override ApiKeyRequest Request(string name) =>
            new AimmsApiKeyRequest(name, ["Tasks", "Session"], aimms.InNinetyDays);

        public override ApiKeyRequest OtherRequest(string name) =>
            new AimmsApiKeyRequest(name, ["Tasks"], aimms.InNinetyDays);

        public override ApiKeyManager AnotherManager() =>
            new AimmsApiKeyManager(
                new AimmsOptions
                {
                    BaseAddress = Options.BaseAddress,
                    ApiKey = Options.ApiKey,
                    AllowInsecureLoopback = true,
                    Endpoint = Options.Endpoint,
                },
                new ApiKeyManagerSettings { TimeProvider = Emulator.Clock }
            );
    }

    private sealed class MaximoBed(MaximoFixture maximo)
        : RecoveryFixture("Maximo", maximo.Emulator, maximo.Keys, maximo)
    {
        public override IEnumerable<HeldKey> All =>
            maximo.Service.Keys.Select(key => new HeldKey(key.Id, key.Description ?? "", key.Matches));

        public override ApiKeyRequest Request(string name) =>
            new MaximoApiKeyRequest(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(90));

        public override ApiKeyRequest OtherRequest(string name) =>
            new MaximoApiKeyRequest(name, MaximoPermissions.SystemAdmin, MaximoRefreshInterval.Days(90));

        public override ApiKeyManager AnotherManager() =>
            maximo.ManagerOf(maximo.Service.AdministratorKeyId, maximo.Service.AdministratorKeyToken);
    }

    private sealed class VeeamBed(VeeamFixture veeam) : RecoveryFixture("Veeam", veeam.Emulator, veeam.Keys, veeam)
    {
        public override string KeysPath => "/logins";

        public override int Attempts => 4;

        public override IEnumerable<HeldKey> All =>
            veeam.Veeam.Logins.Select(login => new HeldKey(
                $"{login.UserUid}/{login.Id}",
                login.Description ?? "",
                login.Matches
            ));

        public override ApiKeyRequest Request(string name) => new(name, ["rest"]);

        public override ApiKeyRequest OtherRequest(string name) => new(name, ["rest"]) { IsReadOnly = true };

        public override ApiKeyManager AnotherManager() =>
            veeam.Manager(options => options.ApiKey = veeam.Veeam.AdministratorKey);
    }
}
