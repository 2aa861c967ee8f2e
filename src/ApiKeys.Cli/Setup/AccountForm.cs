using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Prompts;

namespace ApiKeys.Cli.Setup;

/// <summary>Collects what describes an account, from the options and at the terminal.</summary>
internal sealed class AccountForm(Session session, InitOptions options)
{
    /// <exception cref="UsageException">Something is missing, and there is no terminal to ask at.</exception>
    public async Task<NewAccount> FillAsync(CancellationToken cancellationToken)
    {
        string service = ServiceOf(
            await AskAsync(options.Service, "Service: aimms, maximo or veeam", null, cancellationToken)
        );
        string name = session.Parsed.GetValue(options.Name) ?? await AskNameAsync(cancellationToken);
        NewAccount account = new(name, service);
        account.SetAddress(await AskAsync(options.Address, AddressQuestion(service), null, cancellationToken));
        if (service == ServiceNames.Maximo)
        {
            account.Values["ApiKeyId"] = await AskAsync(options.KeyId, "Id of the key", null, cancellationToken);
        }
        else if (session.Get(options.UserName) is { } user)
        {
            account.Values["UserName"] = user;
        }

        return account;
    }

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
