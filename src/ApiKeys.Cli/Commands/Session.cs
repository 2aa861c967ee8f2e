using System.CommandLine;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Commands;

/// <summary>What a command works with: what was asked for, the accounts, the screen and the clock.</summary>
internal sealed class Session(ParseResult parsed)
{
    private AccountConfiguration? _configuration;

    public Screen Screen { get; } = new(
        parsed.GetValue(GlobalOptions.Output),
        parsed.GetValue(GlobalOptions.Quiet),
        hasColor: !parsed.GetValue(GlobalOptions.NoColor) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public TimeProvider Clock { get; } = TimeProvider.System;

    /// <summary>The accounts; read when a command first needs them.</summary>
    public AccountConfiguration Configuration => _configuration ??= AccountConfiguration.Load(parsed.GetValue(GlobalOptions.Config));

    /// <summary>The account that was asked for; null when none was.</summary>
    public string? AccountName => parsed.GetValue(GlobalOptions.Account);

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T Get<T>(Argument<T> argument) => parsed.GetRequiredValue(argument);

    /// <summary>Opens the account that was asked for, or the only one.</summary>
    public Task<OpenAccount> OpenAsync(CancellationToken cancellationToken) => OpenAsync(Configuration.Account(AccountName), cancellationToken);

    public Task<OpenAccount> OpenAsync(AccountSettings account, CancellationToken cancellationToken) =>
        new AccountOpener(Screen, parsed.GetValue(GlobalOptions.Timeout), parsed.GetValue(GlobalOptions.Verbose)).OpenAsync(account, cancellationToken);
}
