using System.Globalization;
using ApiKeys.Client.Rotation.Files;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation.Figures;

/// <summary>Policies at accounts in memory, with their states in a folder.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const int PoliciesPerAccount = 100;

    private readonly ServiceProvider _services;
    private readonly MemoryManager[] _managers;

    public Site(string folder, int policies, TaskCompletionSource? hanging = null)
    {
        Folder = folder;
        Store = new CountingStore(new FileRotationStore(folder));
        _managers =
        [
            .. Enumerable
                .Range(0, 1 + ((policies - 1) / PoliciesPerAccount))
                .Select(i => new MemoryManager(Name("a", i)) { Hanging = hanging }),
        ];
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        var accounts = services.AddApiKeyClient();
        foreach (MemoryManager manager in _managers)
        {
            accounts.AddManager(manager.Account, _ => manager);
        }

        RotationBuilder rotation = accounts.AddRotation().UseStore(_ => Store).ProtectWithKeyFile(folder + ".key");
        for (int i = 0; i < policies; i++)
        {
            rotation.AddPolicy(Name("p", i), policy => Set(policy, Name("a", i / PoliciesPerAccount)));
        }

        services
            .AddHttpClient("rotated")
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(static () => new Responder())
            .AddRotatingApiKey("p0", "apikey");
        services
            .AddHttpClient("fixed")
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(static () => new Responder())
            .AddHttpMessageHandler(static () => new FixedHeader());
        _services = services.BuildServiceProvider();
        Engine = _services.GetRequiredService<RotationEngine>();
    }

    public string Folder { get; }

    public Clock Clock { get; } = new();

    public CountingStore Store { get; }

    public RotationEngine Engine { get; }

    public int Calls => _managers.Sum(static manager => manager.Calls);

    public HttpMessageInvoker Client(string name) =>
        new(_services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(name));

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static void Set(RotationPolicy policy, string account)
    {
        policy.Account = account;
        policy.Scopes.Add("use");
        policy.Lifetime = TimeSpan.FromDays(365);
    }

    private static string Name(string kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");
}
