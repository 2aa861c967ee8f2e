using ApiKeys.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Soak;

/// <summary>The accounts of the run, of every kind in turn, in one container that lives as long as the run.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly AccountKind[] _kinds;
    private readonly IConfigurationRoot _configuration;
    private readonly ServiceProvider _services;
    private readonly Lazy<Account[]> _accounts;

    public Fleet(int accounts, TimeProvider timeProvider)
    {
        _kinds =
        [
            .. Enumerable
                .Range(0, accounts)
                .Select(index => (AccountKind)(index % Enum.GetValues<AccountKind>().Length)),
        ];
        _configuration = new ConfigurationBuilder().AddInMemoryCollection(_kinds.SelectMany(Constant)).Build();
        ServiceCollection services = new();
        services.AddSingleton(timeProvider);
        services.AddApiKeyClient(_configuration);
        _services = services.BuildServiceProvider();
        _accounts = new(() =>
            [
                .. _kinds.Select(
                    (kind, index) =>
                        new Account(
                            kind,
                            _services.GetRequiredKeyedService<ApiKeyManager>(NameOf(index)),
                            Configure,
                            timeProvider
                        )
                ),
            ]
        );
    }

    /// <summary>The accounts, from the first move on.</summary>
    public IReadOnlyList<Account> Accounts => _accounts.Value;

    /// <summary>Moves every account to another emulator.</summary>
    public void MoveTo(ApiKeyEmulator emulator)
    {
        Dictionary<string, string?> settings = new(
            _kinds.SelectMany((kind, index) => kind.Settings(NameOf(index), emulator))
        );
        Configure(settings);
        foreach (Account account in Accounts)
        {
            account.MoveTo(settings);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string NameOf(int index) => $"account{index}";

    /// <summary>
    /// Whether lost creates are recovered: for two of five accounts, and for every kind among thirty.
    /// </summary>
    private static bool FindsOut(int index) => index % 5 is 1 or 3;

    private static Dictionary<string, string?> Constant(AccountKind kind, int index)
    {
        Dictionary<string, string?> settings = new()
        {
            [$"{NameOf(index)}:Service"] = kind.Service(),
            [$"{NameOf(index)}:MaxResponseBytes"] = "262144",
            [$"{NameOf(index)}:RecoverLostCreates"] = FindsOut(index).ToString(),
        };
        if (kind.Service() == "Aimms")
        {
            settings[$"{NameOf(index)}:Endpoint"] = kind.ToString();
        }

        return settings;
    }

    private void Configure(IReadOnlyDictionary<string, string?> settings)
    {
        lock (_lock)
        {
            foreach ((string name, string? value) in settings)
            {
                _configuration[name] = value;
            }

            _configuration.Reload();
        }
    }
}
