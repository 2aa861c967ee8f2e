using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ApiKeys.Client.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Services;

/// <summary>The registration that all services share, around the parts that each service defines.</summary>
internal abstract class ServiceRegistration<
    TManager,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
> : ServiceRegistration
    where TManager : ApiKeyManager
    where TOptions : ApiKeyAccountOptions
{
    public override Type ManagerType => typeof(TManager);

    /// <summary>The errors in an account's options, each of which names its option.</summary>
    public abstract IEnumerable<string> Check(TOptions options, bool hasCredentialSource);

    /// <summary>The names that the options have in a configuration.</summary>
    protected abstract OptionNames Names { get; }

    /// <summary>The options that are lengths of time, which may be written as <c>90d</c>.</summary>
    protected virtual IReadOnlyList<string> Durations => OptionNames.CommonDurations;

    /// <summary>The text of an option as the binder takes it.</summary>
    protected virtual string? Convert(string option, string? text) =>
        text is not null
        && Durations.Contains(option, StringComparer.OrdinalIgnoreCase)
        && DurationText.ToTimeSpan(text) is { } length
            ? length.ToString("c", CultureInfo.InvariantCulture)
            : text;

    /// <summary>Puts a section of the configuration, whose names were checked, into options.</summary>
    protected abstract void Bind(IConfiguration section, TOptions options);

    /// <summary>Where the operations of an account are.</summary>
    protected abstract Uri AddressOf(TOptions options);

    /// <summary>All values of the options, to compare them.</summary>
    protected abstract object?[] ValuesOf(TOptions options);

    protected abstract TManager CreateManager(AccountRuntime<TOptions> runtime);

    public override void Add(IServiceCollection services, string account, IConfiguration section)
    {
        Add(
            services,
            account,
            (options, provider) =>
                new ConfiguredOptions(account, Name, section, Names, provider).Read(
                    Convert,
                    normalized => Bind(normalized, options)
                )
        );
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(
            new ConfigurationChangeTokenSource<TOptions>(account, section)
        );
    }

    public void Add(IServiceCollection services, string account, Action<TOptions> configure) =>
        Add(services, account, (options, _) => configure(options));

    private void Add(IServiceCollection services, string account, Action<TOptions, IServiceProvider> configure)
    {
        AccountRegistry registry = AccountRegistry.Of(services);
        bool isFirst = !registry.Has(this);
        registry.Add(account, this, configure);
        if (isFirst)
        {
            AddService(services);
        }
    }

    /// <summary>
    /// Registers what all accounts of the service have in common, so that a thousand of them cost the container no more
    /// than one.
    /// </summary>
    private void AddService(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<TOptions>, AccountOptionsSetup<TOptions>>();
        services.AddSingleton<IValidateOptions<TOptions>>(provider => new AccountOptionsValidator<TManager, TOptions>(
            this,
            provider
        ));
        services.TryAddKeyedSingleton<TManager>(KeyedService.AnyKey, (provider, key) => Find(provider, key as string)!);
        services.TryAddSingleton(static provider =>
            provider.GetRequiredService<AccountRegistry>().Sole<TManager>(provider)
        );
    }

    public override bool Takes(ApiKeyAccountOptions options) => options is TOptions;

    public override RunTimeAccount AtRunTime(
        string account,
        ApiKeyAccountOptions options,
        CredentialSource? credentials
    )
    {
        TOptions copy = (TOptions)options.Copy();
        OptionsRules.ThrowIfInvalid(account, Check(copy, credentials is not null), typeof(TOptions));
        return new RunTimeAccount(Name, account, copy, credentials, AddressOf(copy), ValuesOf(copy), Create);

        TManager Create(AccountTelemetry telemetry, Func<HttpClient> clients) =>
            CreateManager(new AccountRuntime<TOptions>(telemetry, () => copy, credentials, clients));
    }

    public override ApiKeyManager ManagerOf(IServiceProvider services, string account) =>
        services.GetRequiredKeyedService<TManager>(account);

    private TManager? Find(IServiceProvider services, string? account) =>
        services.GetRequiredService<AccountRegistry>().IsAt(this, account) ? Create(services, account!) : null;

    public override Func<ApiKeyAccountOptions> OptionsOf(IServiceProvider services, string account)
    {
        IOptionsMonitor<TOptions> options = services.GetRequiredService<IOptionsMonitor<TOptions>>();
        return () => options.Get(account);
    }

    private TManager Create(IServiceProvider services, string account)
    {
        IOptionsMonitor<TOptions> options = services.GetRequiredService<IOptionsMonitor<TOptions>>();
        IHttpClientFactory clients = services.GetRequiredService<IHttpClientFactory>();
        TokenClients tokens = services.GetRequiredService<TokenClients>();
        string name = HttpClientPrefix + account;
        _ = options.Get(account); // Without a host nothing has been validated yet.
        return CreateManager(
            new AccountRuntime<TOptions>(
                new AccountTelemetry(
                    Name,
                    account,
                    services.GetService<TimeProvider>() ?? TimeProvider.System,
                    services.GetService<ILoggerFactory>()
                ),
                () => options.Get(account),
                services.GetKeyedService<CredentialSource>(account),
                () => CreateClient(clients, name),
                () => tokens.Create(name, CreateClient(clients, name))
            )
        );
    }

    private static HttpClient CreateClient(IHttpClientFactory clients, string name)
    {
        HttpClient client = clients.CreateClient(name);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}
