using System.CommandLine;
using ApiKeys.Cli.Emulation;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Commands;

internal sealed class EmulateCommand : ToolCommand
{
    private readonly Option<int> _port = PortOption("--port");
    private readonly Option<string?> _state = new("--state")
    {
        Description = "A file that keeps keys and credentials for the next start",
        HelpName = "file",
    };
    private readonly Option<string?> _saveConfig = new("--save-config")
    {
        Description = "A file, such as apikeys.json, that holds the configuration as long as the emulator runs",
        HelpName = "file",
    };

    private readonly Option<string[]> _allowHost = new("--allow-host")
    {
        Description =
            "A host name that the emulator responds to, beside 127.0.0.1, localhost and [::1]: with a port, or "
            + "without one for any port; may be given several times",
        HelpName = "name",
    };

    private readonly Option<bool> _servicePorts = new("--service-ports")
    {
        Description =
            "Let each service also listen at the root of a port of its own, for clients that take no path: the ports "
            + "after --port, or any that are free",
    };
    private readonly Option<bool> _https = new("--https")
    {
        Description =
            "Serve https; the certificate of the emulator's authority is saved beside the file of --save-config, with "
            + "the ending .pem",
    };

    public EmulateCommand()
        : base(
            "emulate",
            "Run an emulator of all services on this machine until Ctrl-C, to try things and for tests",
            "apikeys emulate --save-config apikeys.json",
            "apikeys emulate --port 5080 --state emulator.json --save-config apikeys.json",
            "apikeys emulate --https --service-ports --save-config apikeys.json"
        )
    {
        foreach (Option option in new Option[] { _port, _state, _saveConfig, _allowHost, _servicePorts, _https })
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_https) && result.GetValue(_saveConfig) is null)
            {
                result.AddError("--https needs --save-config, beside which the certificate to trust is saved.");
            }
        });
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        await using ApiKeyEmulator emulator = await StartAsync(session, cancellationToken);
        using SavedConfiguration? authority = emulator.CertificateAuthorityPem is { } pem
            ? SavedConfiguration.Write(Path.ChangeExtension(session.Get(_saveConfig)!, ".pem"), pem)
            : null;
        EmulatedAccounts accounts = new(emulator, authority?.Path);
        using SavedConfiguration? saved = session.Get(_saveConfig) is { } path
            ? SavedConfiguration.Write(path, accounts.ToJson())
            : null;
        accounts.Write(session.Screen);
        session.Screen.Note($"The emulator listens at {emulator.Address} until Ctrl-C.");
        foreach (EmulatedService service in emulator.Services.Where(static service => service.RootAddress is not null))
        {
            session.Screen.Note($"{ServiceNames.Brand(service.Name)} also listens at {service.RootAddress}");
        }

        if (saved is not null)
        {
            string config = $"{GlobalOptions.Config.Name} {CommandWords.Quote(saved.Path)}";
            session.Screen.Note($"Type next, in another terminal: apikeys list --all {config}");
        }

        await EndAsync(cancellationToken);
        return ExitCode.Done;
    }

    private async Task<ApiKeyEmulator> StartAsync(Session session, CancellationToken cancellationToken)
    {
        ApiKeyEmulatorOptions options = new()
        {
            Port = session.Get(_port),
            StateFile = session.Get(_state),
            UseServicePorts = session.Get(_servicePorts),
            UseHttps = session.Get(_https),
            TimeProvider = session.Clock,
        };
        foreach (string host in session.Get(_allowHost) ?? [])
        {
            options.AllowedHosts.Add(host);
        }

        try
        {
            return await ApiKeyEmulator.StartAsync(options, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    /// <summary>Waits for the signal that ends the emulator, which is not a failure.</summary>
    private static async Task EndAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            _ => end.TrySetResult(),
            null
        );
        await end.Task;
    }

    private static Option<int> PortOption(string name)
    {
        Option<int> option = new(name)
        {
            Description = "The port on 127.0.0.1; any that is free unless set",
            HelpName = "n",
        };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [{ Value: var text }]
                && int.TryParse(text, out int port)
                && port is < 0 or > ushort.MaxValue
            )
            {
                result.AddError($"{name} is {text}; it must be from 0 to {ushort.MaxValue}.");
            }
        });
        return option;
    }
}
