using ApiKeys.Cli.DryRuns;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Cli.Configuration;

/// <summary>Opens an account: removes the members that only the tool knows, and asks for missing credentials.</summary>
internal sealed class AccountOpener(Screen screen, double? timeoutInSeconds, bool isVerbose, DryRun? dryRun)
{
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
