using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Completions;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Rotation;

/// <summary>One policy by its name, or all of them.</summary>
internal sealed class PolicyChoice
{
    private readonly Argument<string> _policy = new("policy")
    {
        Description = "The name of the policy; all of them unless given",
        HelpName = "policy",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = static _ => "",
    };

    public PolicyChoice() => _policy.CompletionSources.Add(Candidates.Policies);

    public void AddTo(Command command) => command.Add(_policy);

    /// <exception cref="UsageException">There is no such policy.</exception>
    public IReadOnlyList<string> Of(Session session, RotationWorkspace rotation)
    {
        string name = session.Get(_policy);
        return name.Length == 0 ? rotation.Engine.Policies
            : rotation.Engine.Policies.Contains(name, StringComparer.Ordinal) ? [name]
            : throw new UsageException(
                $"No policy is named '{name}'.{Nearest.Hint(name, rotation.Engine.Policies)} There are: "
                    + $"{string.Join(", ", rotation.Engine.Policies)}."
            );
    }
}
