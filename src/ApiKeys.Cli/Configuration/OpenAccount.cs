using ApiKeys.Cli.Failures;
using ApiKeys.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// An account that keys can be managed at. Each has a container of its own, so that a fault in one is none in another.
/// </summary>
internal sealed class OpenAccount : IDisposable
{
    private readonly ServiceProvider _services;

    private OpenAccount(ServiceProvider services, string name) =>
        (_services, Keys) = (services, services.GetRequiredKeyedService<ApiKeyManager>(name));

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
            const string Needs = "It needs Service (Aimms, Maximo or Veeam), where that is, and a credential";
            throw new UsageException($"Account '{account.Name}' has no options. {Needs}{InFile(account)}.");
        }

        ServiceCollection services = new();
        try
        {
            services.AddApiKeyClient(SectionOf(account.Name, values));

            // The account is closed long before its handler would be replaced, and a timer for that would hold on to
            // all of it.
            services.ConfigureHttpClientDefaults(static client => client.SetHandlerLifetime(Timeout.InfiniteTimeSpan));
            configure(services);
            return new OpenAccount(services.BuildServiceProvider(), account.Name);
        }
        catch (Exception fault)
            when (fault is OptionsValidationException or InvalidOperationException or ArgumentException)
        {
            throw new UsageException($"{fault.Message}{InFile(account)}", fault);
        }
    }

    public void Dispose() => _services.Dispose();

    private static string InFile(AccountSettings account) => account.File is { } file ? $" (in {file.Path})" : "";

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
