using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;

namespace ApiKeys.Cli.Setup;

/// <summary>Collects what describes an account, from the options and at the terminal.</summary>
internal sealed class AccountForm(Session session, InitOptions options)
{
    private const string AdminQuestion = "Address of the administration, such as https://admin.eam.example.com";

    /// <exception cref="UsageException">Something is missing, and there is no terminal to ask at.</exception>
    public async Task<NewAccount> FillAsync(CancellationToken cancellationToken)
    {
        string service = ServiceOf(
            await AskAsync(options.Service, "Service: aimms, maximo or veeam", null, cancellationToken)
        );
        string name = session.Parsed.GetValue(options.Name) ?? await AskNameAsync(cancellationToken);
        RefuseOptionsOfOthers(service);
        NewAccount account = new(name, service);
        account.SetAddress(await AskAsync(options.Address, AddressQuestion(service), null, cancellationToken));
        await SetCredentialAsync(account, cancellationToken);
        if (session.Get(options.Authority) is { } authority)
        {
            account.SetAuthority(authority);
        }

        return account;
    }

    /// <summary>The id of a key, or the name of a user. Only at AIMMS is neither needed.</summary>
    private async Task SetCredentialAsync(NewAccount account, CancellationToken cancellationToken)
    {
        if (account.Service == ServiceNames.Maximo && session.Get(options.UserName) is null)
        {
            string? id =
                session.Get(options.KeyId)
                ?? await AskAsync(
                    options.KeyId,
                    "Id of the key; nothing to authenticate as the superuser",
                    cancellationToken
                );
            if (id is not null)
            {
                account.Values["ApiKeyId"] = id;
                return;
            }
        }

        if (account.Service == ServiceNames.Maximo)
        {
            account.SetUser(
                await AskAsync(options.UserName, "Name of the superuser", null, cancellationToken),
                await AskAsync(options.AdminAddress, AdminQuestion, null, cancellationToken)
            );
        }
        else if (account.Service == ServiceNames.Veeam && await UserAsync(cancellationToken) is { } user)
        {
            account.SetUser(user, adminAddress: null);
        }
    }

    /// <summary>The user at Veeam; null to authenticate with a key.</summary>
    private async Task<string?> UserAsync(CancellationToken cancellationToken) =>
        session.Get(options.UserName)
        ?? (
            Screen.IsInteractive
                ? await Prompt.OptionalAsync(
                    session.Screen,
                    "Name of the user; nothing to authenticate with an API key",
                    cancellationToken
                )
                : null
        );

    /// <exception cref="UsageException">An option is given that the service does not have.</exception>
    private void RefuseOptionsOfOthers(string service)
    {
        (Option<string?> Option, bool IsFor)[] known =
        [
            (options.KeyId, service == ServiceNames.Maximo),
            (options.AdminAddress, service == ServiceNames.Maximo),
            (options.UserName, service != ServiceNames.Aimms),
        ];
        if (known.FirstOrDefault(each => !each.IsFor && session.Get(each.Option) is not null).Option is { } other)
        {
            throw new UsageException($"{ServiceNames.Brand(service)} has no {other.Name}; leave it out.");
        }

        if (session.Get(options.KeyId) is not null && session.Get(options.UserName) is not null)
        {
            throw new UsageException($"Only one of {options.KeyId.Name}, {options.UserName.Name} can be given.");
        }
    }

    /// <summary>Asks for what may be left out; null when it is.</summary>
    /// <exception cref="UsageException">There is no terminal to ask at.</exception>
    private Task<string?> AskAsync(Option<string?> option, string question, CancellationToken cancellationToken) =>
        Screen.IsInteractive
            ? Prompt.OptionalAsync(session.Screen, question, cancellationToken)
            : throw new UsageException($"{option.Name} is missing, and there is no terminal to ask at.");

    private Task<string> AskNameAsync(CancellationToken cancellationToken) =>
        Screen.IsInteractive
            ? Prompt.TextAsync(session.Screen, "Name of the account, of your choice", "prod", cancellationToken)
            : Task.FromResult("prod");

    private async Task<string> AskAsync(
        Option<string?> option,
        string question,
        string? otherwise,
        CancellationToken cancellationToken
    ) =>
        session.Get(option)
        ?? (
            Screen.IsInteractive
                ? await Prompt.TextAsync(session.Screen, question, otherwise, cancellationToken)
                : throw new UsageException($"{option.Name} is missing, and there is no terminal to ask at.")
        );

    private string ServiceOf(string text) =>
        ServiceNames.Known(text)
        ?? throw new UsageException(
            $"{options.Service.Name} is '{text}'; it must be one of {string.Join(", ", ServiceNames.All)}."
                + Nearest.Hint(text, ServiceNames.All)
        );

    private static string AddressQuestion(string service) =>
        service switch
        {
            ServiceNames.Aimms => "Name of the account at AIMMS Cloud, or its address",
            ServiceNames.Maximo => "Address of the Admin API, such as https://api.eam.example.com",
            _ => "Address of the console, such as https://backup.example.com:1280",
        };
}
