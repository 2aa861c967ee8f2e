using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Completions;

namespace ApiKeys.Cli.Setup;

/// <summary>The options of <c>init</c>. What is missing is asked for at a terminal.</summary>
internal sealed class InitOptions
{
    public Argument<string?> Name { get; } =
        new("name")
        {
            Description = "The name of the account, of your choice; prod unless given",
            Arity = ArgumentArity.ZeroOrOne,
        };

    public Option<string?> Service { get; } = Text("--service", "Aimms, Maximo or Veeam", "service");

    public Option<string?> Address { get; } =
        Text("--address", "The https address of the service; at AIMMS Cloud the name of the account", "address");

    public Option<string?> KeyId { get; } = Text("--key-id", "The id of the key to authenticate with (Maximo)", "id");

    public Option<string?> UserName { get; } =
        Text(
            "--user-name",
            "Authenticate as a user with a password, and not with a key (Veeam; at Maximo the superuser)",
            "name"
        );

    public Option<string?> AdminAddress { get; } =
        Text("--admin-address", "The https address where the superuser authenticates (Maximo)", "address");

    public Option<string?> Authority { get; } =
        Text(
            "--authority",
            "A file with the certificate (PEM) of the authority that issued the server's, if it is not a public one",
            "file"
        );

    public Option<string?> SecretFile { get; } =
        Text("--secret-file", "A file that holds the key or the password; it stays where it is", "file");

    public Option<string?> SecretCommand { get; } =
        Text("--secret-command", "A command that prints the key or the password", "command");

    public Option<bool> SecretStdin { get; } =
        new("--secret-stdin")
        {
            Description =
                "Read the key or the password from standard input, and keep it in a file that only you can read",
        };

    public Option<bool> NoCheck { get; } = new("--no-check") { Description = "Save without a check at the service" };

    public Option<bool> Replace { get; } = new("--replace") { Description = "Replace an account of the same name" };

    public void AddTo(Command command)
    {
        Service.CompletionSources.Add(Candidates.Services);
        command.Add(Name);
        foreach (
            Option option in new Option[]
            {
                Service,
                Address,
                KeyId,
                UserName,
                AdminAddress,
                Authority,
                SecretFile,
                SecretCommand,
                SecretStdin,
                NoCheck,
                Replace,
                SharedOptions.DryRun,
            }
        )
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            Option[] places = [SecretFile, SecretCommand, SecretStdin];
            if (places.Count(place => result.GetResult(place) is { Implicit: false }) > 1)
            {
                result.AddError($"Only one of {string.Join(", ", places.Select(place => place.Name))} can be given.");
            }
        });
    }

    private static Option<string?> Text(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };
}
