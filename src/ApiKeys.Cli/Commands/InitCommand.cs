using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;
using ApiKeys.Cli.Setup;
using ApiKeys.Cli.Values;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

internal sealed class InitCommand : ToolCommand
{
    private readonly InitOptions _options = new();

    public InitCommand()
        : base(
            "init",
            "Configure an account: ask what is needed, check it at the service, and save it",
            "apikeys init",
            "apikeys init prod --service aimms --address acme --secret-file /run/secrets/aimms",
            "apikeys init backup --service veeam --address https://backup.example.com:1280 --secret-stdin",
            "apikeys init eam --service maximo --address https://api.eam.example.com --key-id a-eam-abcdefghij "
                + "--secret-file ~/eam.token --authority ~/eam-ca.pem"
        ) => _options.AddTo(this);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        ConfigurationWriter writer = ConfigurationWriter.Open(PathOf(session));
        NewAccount account = await new AccountForm(session, _options).FillAsync(cancellationToken);
        if (account.Name.Length == 0 || account.Name.AsSpan().ContainsAny(":/\\") || account.Name.Any(char.IsControl))
        {
            throw new UsageException($"An account cannot be named '{account.Name}'.");
        }

        if (writer.Has(account.Name) && !session.Get(_options.Replace))
        {
            throw new UsageException(
                $"There is an account '{account.Name}' in '{writer.Path}' already. Choose another name, or add "
                    + $"{_options.Replace.Name}."
            );
        }

        using SecretPlace secret = await SecretPlace.ChooseAsync(session, _options, account, writer, cancellationToken);
        AccountCheck? check = session.Get(_options.NoCheck)
            ? Validated(session, account, writer.Path)
            : await TryAsync(session, account, writer.Path, cancellationToken);
        if (session.DryRun is null)
        {
            writer.Save(account);
            secret.Keep();
            WarnOfOldSecret(session.Screen, account, writer, secret);
        }

        Report(session, account, check, writer.Path, secret.NewFilePath);
        return ExitCode.Done;
    }

    protected override string? NextStepAfter(Session session, Exception exception) =>
        exception is ApiKeyException failure
            ? (IsUntrusted(failure) && session.Get(_options.Authority) is null ? AuthorityHint : "")
                + $"Nothing was saved. {_options.NoCheck.Name} saves without a check."
            : null;

    private string AuthorityHint =>
        $"If an authority of your own issued the server's certificate, add {_options.Authority.Name} with the file of "
        + "the authority's certificate (PEM).\n";

    private static bool IsUntrusted(ApiKeyException failure) => failure.FailedStep == ApiKeyFailureStep.Tls;

    /// <summary>Tries the account. Where only the certificate is not trusted, a person can name an authority.</summary>
    private static async Task<AccountCheck> TryAsync(
        Session session,
        NewAccount account,
        string path,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await AccountTrial.RunAsync(session, account, path, cancellationToken);
        }
        catch (ApiKeyException failure) when (IsUntrusted(failure) && !account.HasAuthority && Screen.IsInteractive)
        {
            session.Screen.Warn(failure.Message);
            string? file = await Prompt.OptionalAsync(
                session.Screen,
                "File with the certificate (PEM) of the authority that issued it; nothing to stop",
                cancellationToken
            );
            if (file is null)
            {
                throw;
            }

            account.SetAuthority(file);
            return await AccountTrial.RunAsync(session, account, path, cancellationToken);
        }
    }

    private static string PathOf(Session session) =>
        Path.GetFullPath(
            session.Parsed.GetValue(GlobalOptions.Config)
                ?? (
                    Environment.GetEnvironmentVariable(ConfigurationFile.Variable) is { Length: > 0 } named
                        ? named
                        : ConfigurationFile.OfTheUser
                )
                ?? throw new UsageException("There is no folder for your configuration. Name a file with --config.")
        );

    /// <exception cref="UsageException">What was entered is wrong.</exception>
    private static AccountCheck? Validated(Session session, NewAccount account, string path) =>
        ConfigurationCheck.ProblemOf(account.ToSettings(path), session.Screen) is { } problem
            ? throw new UsageException(problem)
            : null;

    private static void Report(Session session, NewAccount account, AccountCheck? check, string path, string? secret)
    {
        Screen screen = session.Screen;
        AccountSettings settings = account.ToSettings(path);
        if (screen.IsData)
        {
            Data.Write(
                screen,
                new AccountCheckJson(settings, check, check?.LearnedOptions ?? new Dictionary<string, string>(), null),
                Json.Context.AccountCheckJson
            );
        }
        else
        {
            Table.WriteMembers(
                screen,
                [
                    ("account", $"{account.Name} ({account.Service})"),
                    ("address", settings.Address),
                    ("authenticates as", check?.UserName ?? "unknown"),
                    ("configuration", path),
                    ("secret", secret ?? "where it was"),
                ]
            );
        }

        if (session.DryRun is not null)
        {
            screen.Note($"{(check is null ? "" : "The account works, and may manage keys. ")}It was not saved.");
            return;
        }

        screen.Note(
            $"{(check is null ? "Saved without a check." : "The account works, and may manage keys.")} Create a first "
                + $"key: {FirstKey(account)}"
        );
    }

    /// <summary>A replaced account may have had a file of its own, which this one does not read.</summary>
    private static void WarnOfOldSecret(
        Screen screen,
        NewAccount account,
        ConfigurationWriter writer,
        SecretPlace secret
    )
    {
        string path = SecretPlace.OwnFileOf(account, writer);
        if (secret.NewFilePath is null && !account.Values.ContainsValue(path) && File.Exists(path))
        {
            screen.Warn($"the secret that the account had before is still in '{path}'; delete it if nothing reads it.");
        }
    }

    private static string FirstKey(NewAccount account) =>
        "apikeys create first "
        + $"--account {CommandWords.Quote(account.Name)} "
        + account.Service switch
        {
            ServiceNames.Aimms => "--scope Tasks --expires 90d",
            ServiceNames.Maximo => "--scope userAdmin --refresh-every 90d",
            _ => "--scope rest --read-only",
        }
        + $" --out {CommandWords.Quote(account.Name + ".key")}";
}
