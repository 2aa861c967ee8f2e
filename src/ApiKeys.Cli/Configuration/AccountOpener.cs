using ApiKeys.Cli.DryRuns;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Cli.Configuration;

/// <summary>Opens an account: removes the members that only the tool knows, and asks for missing credentials.</summary>
internal sealed class AccountOpener(Screen screen, double? timeoutInSeconds, bool isVerbose, DryRun? dryRun)
{
    private static readonly Dictionary<string, string> _nothing = [];

    /// <summary>Creates a handler that sees the exchanges without credentials; null for none.</summary>
    public Func<DelegatingHandler>? Observer { get; init; }

    /// <summary>Where what is learned is kept; null to keep nothing.</summary>
    public LearnedCache? Cache { get; init; }

    /// <summary>Whether the account is to learn again what the cache has.</summary>
    public bool IsFresh { get; init; }

    public async Task<OpenAccount> OpenAsync(
        AccountSettings account,
        CancellationToken cancellationToken,
        Action<IServiceCollection, string>? add = null
    )
    {
        Dictionary<string, string?> values = account.ToDictionary();
        if (timeoutInSeconds is { } seconds)
        {
            values["CallTimeout"] = TimeSpan.FromSeconds(seconds).ToString("c");
        }

        foreach ((string option, string value) in IsFresh ? _nothing : Cache?.Of(account) ?? _nothing)
        {
            values[option] = value;
        }

        await SecretCommand.ResolveAsync(account, values, cancellationToken);
        ConfiguredPaths.Resolve(account, values, screen);
        RenamedOptions.WarnOf(account, screen);
        await MissingCredential.AskAsync(account, values, screen, cancellationToken);
        return OpenAccount.Of(
            account,
            values,
            services =>
            {
                Configure(services, account, cancellationToken);
                add?.Invoke(services, account.Name);
            }
        );
    }

    private void Configure(IServiceCollection services, AccountSettings account, CancellationToken cancellationToken)
    {
        if (dryRun is not null)
        {
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(dryRun.CreateHandler));
        }

        if (dryRun is { StopsAtFirstRequest: true })
        {
            services.AddApiKeyClient().AddTokenHandler(account.Name, _ => dryRun.CreateHandler());
        }

        if (Observer is not null)
        {
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(Observer));
        }

        if (Cache is not null)
        {
            services.AddLogging(logging =>
                logging.AddProvider(new LearnedLog((option, value) => Cache.Learn(account, option, value)))
            );
        }

        if (isVerbose)
        {
            services.AddLogging(VerboseLog.Add);
            RequestLog.Start();
        }

        if (MissingCredential.IsVeeamUser(account))
        {
            services.Configure<VeeamOptions>(
                account.Name,
                options => options.UseSecondFactor(limit => AskForCodeAsync(account, limit, cancellationToken))
            );
        }
    }

    /// <summary>The SDK does not limit the time that a person takes; Ctrl-C cancels the prompt.</summary>
    private async Task<string> AskForCodeAsync(
        AccountSettings account,
        CancellationToken limit,
        CancellationToken interruption
    )
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit, interruption);
        string question = $"{MissingCredential.WhereTo(account)}: code of the second factor";
        return await Prompt.SecretAsync(screen, question, either.Token);
    }
}
