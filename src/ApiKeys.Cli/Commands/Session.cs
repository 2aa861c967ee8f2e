using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.DryRuns;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Values;
using ApiKeys.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Cli.Commands;

/// <summary>What a command works with: its options, the accounts, the screen and the clock.</summary>
internal sealed class Session(ParseResult parsed) : IDisposable
{
    private AccountConfiguration? _configuration;

    /// <summary>The arguments, as they were read.</summary>
    public ParseResult Parsed => parsed;

    public Screen Screen { get; } =
        new(
            parsed.GetValue(GlobalOptions.Output),
            parsed.GetValue(GlobalOptions.Quiet),
            hasColor: !parsed.GetValue(GlobalOptions.NoColor)
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        );

    /// <summary>The dry run that was asked for; null when the command is to take effect.</summary>
    public DryRun? DryRun { get; } = parsed.GetValue(SharedOptions.DryRun) ? new DryRun() : null;

    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>What was learned about servers before; null with <c>--no-cache</c>.</summary>
    public LearnedCache? Cache { get; } = parsed.GetValue(GlobalOptions.NoCache) ? null : LearnedCache.OfTheUser;

    /// <summary>The accounts; read when a command first needs them.</summary>
    public AccountConfiguration Configuration => _configuration ??= Load();

    /// <summary>The name in <c>--account</c>, or in the argument that takes its place; null when none is given.</summary>
    public string? AccountName =>
        parsed.GetResult(SharedOptions.NamedAccount) is { Tokens: [{ Value: var name }] }
            ? name
            : parsed.GetValue(GlobalOptions.Account);

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T Get<T>(Argument<T> argument) => parsed.GetRequiredValue(argument);

    /// <summary>A command line of the tool with the same account and configuration, ready to copy.</summary>
    public string Call(params string[] words)
    {
        string? file = parsed.GetValue(GlobalOptions.Config);
        string[] where =
        [
            GlobalOptions.Account.Name,
            Configuration.Account(AccountName).Name,
            .. file is null ? Array.Empty<string>() : [GlobalOptions.Config.Name, file],
        ];
        return string.Join(' ', words.Concat(where).Prepend("apikeys").Select(CommandWords.Quote));
    }

    /// <summary>Opens the account that <c>--account</c> names, or the only one.</summary>
    public Task<OpenAccount> OpenAsync(CancellationToken cancellationToken) =>
        OpenAsync(Configuration.Account(AccountName), cancellationToken);

    public Task<OpenAccount> OpenAsync(AccountSettings account, CancellationToken cancellationToken) =>
        Opener(DryRun).OpenAsync(account, cancellationToken);

    /// <summary>
    /// Opens an account to find out how its server responds: with nothing that was learned before, and seen by an
    /// observer. A dry run does not hold back the requests, which change nothing unless a throw-away key is asked for.
    /// </summary>
    public Task<OpenAccount> OpenForDiagnosisAsync(
        AccountSettings account,
        Func<DelegatingHandler>? observer,
        CancellationToken cancellationToken
    ) => Opener(dryRun: null, observer, isFresh: true).OpenAsync(account, cancellationToken);

    /// <summary>Opens the account for calls of the user's own.</summary>
    public Task<OpenAccount> OpenForCallsAsync(CancellationToken cancellationToken) =>
        Opener(DryRun)
            .OpenAsync(
                Configuration.Account(AccountName),
                cancellationToken,
                (services, account) =>
                {
                    IHttpClientBuilder calls = OpenAccount.AddCalls(services, account);
                    if (parsed.GetValue(GlobalOptions.Verbose))
                    {
                        calls.AddHttpMessageHandler(() => new CallLog(Clock));
                    }
                }
            );

    /// <summary>Forgets what was learned about a server that refused a request.</summary>
    public void ForgetLearnedAfter(Exception failure)
    {
        if (
            failure is ApiKeyException { Account: { } name }
            && _configuration?.Accounts.FirstOrDefault(account => account.Name == name) is { } account
        )
        {
            Cache?.ForgetAfter(failure, account);
        }
    }

    private AccountOpener Opener(DryRun? dryRun, Func<DelegatingHandler>? observer = null, bool isFresh = false) =>
        new(Screen, parsed.GetValue(GlobalOptions.Timeout), parsed.GetValue(GlobalOptions.Verbose), dryRun)
        {
            Observer = observer,
            Cache = Cache,
            IsFresh = isFresh,
        };

    public void Dispose() => DryRun?.Dispose();

    /// <summary>The file that is read; null when there is none.</summary>
    public ConfigurationFile? FindFile() => ConfigurationFile.Find(parsed.GetValue(GlobalOptions.Config));

    private AccountConfiguration Load()
    {
        ConfigurationFile? file = FindFile();
        if (parsed.GetValue(GlobalOptions.Verbose))
        {
            Screen.Debug(ConfigurationFile.Describe(file) + UnnamedFile.Hint(file));
        }

        AccountConfiguration configuration = AccountConfiguration.Load(file);
        if (file is not null && configuration.HasSecretsInFile)
        {
            ExposedFile.WarnOf(file.Path, Screen);
        }

        return configuration;
    }
}
