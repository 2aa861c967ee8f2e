using ApiKeys.Cli.Failures;
using ApiKeys.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// An account whose keys can be managed. Each has a separate container, so that an error in one does not affect
/// another.
/// </summary>
internal sealed class OpenAccount : IDisposable
{
    private const string Calls = "calls";

    private readonly ServiceProvider _services;
    private readonly IReadOnlyDictionary<string, string?> _values;

    private OpenAccount(ServiceProvider services, string name, IReadOnlyDictionary<string, string?> values) =>
        (_services, Keys, _values) = (services, services.GetRequiredKeyedService<ApiKeyManager>(name), values);

    /// <summary>The secrets that are configured, or were entered or printed by a command.</summary>
    public IReadOnlyList<string> Secrets =>
        [
            .. Configuration.Secrets.Fields.Select(_values.GetValueOrDefault).OfType<string>(),
            .. Configuration
                .Secrets.Fields.Select(name => _values.GetValueOrDefault(Configuration.Secrets.FileOf(name)))
                .OfType<string>()
                .Where(File.Exists)
                .Select(static path => EncodedText.Decode(File.ReadAllBytes(path)).Trim()),
        ];

    public ApiKeyManager Keys { get; }

    /// <exception cref="UsageException">What is configured for the account is wrong.</exception>
    public static OpenAccount Of(
        AccountSettings account,
        IReadOnlyDictionary<string, string?> values,
        Action<IServiceCollection> configure
    )
    {
        if (account.IsEmpty)
        {
            const string Needs =
                "It needs Service (Aimms, Maximo or Veeam), the address of the service, and a credential";
            throw new UsageException($"Account '{account.Name}' has no options. {Needs}{SourceOf(account)}.");
        }

        ServiceCollection services = new();
        try
        {
            services.AddApiKeyClient(SectionOf(account.Name, values));

            // The account is closed long before its handler would be replaced, and the timer for that would keep all of
            // it in memory.
            services.ConfigureHttpClientDefaults(static client => client.SetHandlerLifetime(Timeout.InfiniteTimeSpan));
            configure(services);
            return new OpenAccount(services.BuildServiceProvider(), account.Name, values);
        }
        catch (Exception exception)
            when (exception is OptionsValidationException or InvalidOperationException or ArgumentException)
        {
            throw new UsageException($"{exception.Message}{SourceOf(account)}", exception);
        }
    }

    /// <summary>Adds a client for calls of the user's own.</summary>
    public static IHttpClientBuilder AddCalls(IServiceCollection services, string account) =>
        services.AddHttpClient(Calls).AddApiKeyAccount(account);

    /// <summary>A client that authenticates as the account, which was opened with <see cref="AddCalls"/>.</summary>
    public HttpClient CreateClient() => _services.GetRequiredService<IHttpClientFactory>().CreateClient(Calls);

    public void Dispose() => _services.Dispose();

    /// <summary>Where the options come from, in parentheses.</summary>
    private static string SourceOf(AccountSettings account)
    {
        string[] sources =
        [
            .. account.File is { } file ? [$"in {file.Path}"] : Array.Empty<string>(),
            .. account.InEnvironment is { Count: > 0 } names
                ? [$"the environment sets {string.Join(", ", names)}"]
                : Array.Empty<string>(),
        ];
        return sources.Length == 0 ? "" : $" ({string.Join("; ", sources)})";
    }

    private static IConfigurationSection SectionOf(string name, IEnumerable<KeyValuePair<string, string?>> values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                values.Select(pair =>
                    KeyValuePair.Create($"{AccountConfiguration.Section}:{name}:{pair.Key}", pair.Value)
                )
            )
            .Build()
            .GetSection(AccountConfiguration.Section);
}
