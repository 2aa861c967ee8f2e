using ApiKeys.Cli.Output;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Cli.Configuration;

/// <summary>Makes an account ready for use: what belongs to the tool alone is taken from its settings, and what the SDK gets is completed.</summary>
internal sealed class AccountOpener(Screen screen, double? timeoutInSeconds, bool isVerbose)
{
    public Task<OpenAccount> OpenAsync(AccountSettings account, CancellationToken cancellationToken)
    {
        _ = screen;
        cancellationToken.ThrowIfCancellationRequested();
        Dictionary<string, string?> values = account.ToDictionary();
        if (timeoutInSeconds is { } seconds)
        {
            values["CallTimeout"] = TimeSpan.FromSeconds(seconds).ToString("c");
        }

        return Task.FromResult(OpenAccount.Of(account, values, Configure));
    }

    private void Configure(IServiceCollection services)
    {
        if (isVerbose)
        {
            services.AddLogging(VerboseLog.Add);
        }
    }
}
