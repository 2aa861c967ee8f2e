using System.CommandLine;
using System.Text.Json.Nodes;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Keys;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Rotation;

/// <summary>Writes a policy from a key as it is.</summary>
internal sealed class InitCommand : ToolCommand
{
    private readonly Argument<string> _key = SharedOptions.Id();
    private readonly Option<string?> _policy = new("--policy")
    {
        Description = "The name of the policy; that of the key unless set",
        HelpName = "name",
    };

    public InitCommand()
        : base(
            "init",
            "Write a policy for a key into the configuration; the key itself is not changed",
            "apikeys rotation init ci-publish --account prod",
            "apikeys rotation init a-inst1-abcdefghijkl --account eam --policy reports"
        )
    {
        Add(_key);
        Add(_policy);
        Add(SharedOptions.DryRun);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        ConfigurationFile file =
            session.Configuration.File
            ?? throw new UsageException("A policy is written into a configuration file; name one with --config.");
        using OpenAccount account = await session.OpenAsync(cancellationToken);
        ApiKey key = await KeyLookup.FindAsync(account.Keys, session.Get(_key), cancellationToken);
        string name = PolicyText.NameFor(session.Get(_policy!) ?? key.Name);
        JsonObject policy = PolicyText.Of(key, account.Keys.Account, name);
        if (session.DryRun is not null)
        {
            JsonObject document = new() { [name] = policy };
            if (session.Screen.IsData)
            {
                Data.WriteDocument(session.Screen, document);
            }
            else
            {
                Data.WriteText(Data.Readable(document));
            }

            return ExitCode.Done;
        }

        PolicyFile.Add(file.Path, name, policy);
        session.Screen.Note(
            $"Wrote the policy '{name}' into '{file.Path}'. Take the key over: "
                + session.Call("rotation", "adopt", name, "--key", key.Id)
        );
        return ExitCode.Done;
    }
}
