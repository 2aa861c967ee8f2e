using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace ApiKeys.Cli.Completions;

/// <summary>
/// Says what can stand at the cursor: the value of the option before it, an option if it begins with a hyphen, and
/// otherwise a command or an argument.
/// </summary>
internal sealed class Completer(Command root, CompletionRequest request)
{
    private readonly CommandResult _before = root.Parse(request.Before).CommandResult;

    /// <summary>Everything that begins as the word at the cursor does.</summary>
    public IEnumerable<string> Candidates() =>
        All().Where(text => text.StartsWith(request.Word, StringComparison.Ordinal)).Distinct();

    private IEnumerable<string> All()
    {
        if (PendingOption() is { } pending)
        {
            return Of(pending.CompletionSources);
        }

        if (!request.Word.StartsWith('-'))
        {
            return Words() is { } words ? words : Options();
        }

        return request.Word.Split('=') is [var name, _] && Find(name) is { } option
            ? Of(option.CompletionSources).Select(value => $"{name}={value}")
            : Options();
    }

    /// <summary>The option before the cursor, when its value comes next.</summary>
    private Option? PendingOption() =>
        request.Before.LastOrDefault() is { } last && Find(last) is { Arity.MinimumNumberOfValues: > 0 } option
            ? option
            : null;

    /// <summary>Commands and values of the next argument; null when neither can follow.</summary>
    private IEnumerable<string>? Words()
    {
        Command[] commands = [.. _before.Command.Subcommands.Where(static command => !command.Hidden)];
        Argument? argument = _before.Command.Arguments.FirstOrDefault(argument =>
            (_before.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MaximumNumberOfValues
        );
        return commands.Length > 0 ? commands.Select(static command => command.Name)
            : argument is not null ? Of(argument.CompletionSources)
            : null;
    }

    /// <summary>The options in full that are not given yet, or may be given again.</summary>
    private IEnumerable<string> Options() =>
        Known()
            .Where(option =>
                !option.Hidden
                && (option.Arity.MaximumNumberOfValues > 1 || _before.GetResult(option) is not { Implicit: false })
            )
            .Select(static option => option.Name)
            .Order(StringComparer.Ordinal);

    private Option? Find(string word) =>
        Known().FirstOrDefault(option => option.Name == word || option.Aliases.Contains(word));

    /// <summary>The options of the command, and those of the commands above it that are theirs, too.</summary>
    private IEnumerable<Option> Known()
    {
        IEnumerable<Option> options = _before.Command.Options;
        for (
            CommandResult? above = _before.Parent as CommandResult;
            above is not null;
            above = above.Parent as CommandResult
        )
        {
            options = options.Concat(above.Command.Options.Where(static option => option.Recursive));
        }

        return options;
    }

    private IEnumerable<string> Of(IEnumerable<Func<CompletionContext, IEnumerable<CompletionItem>>> sources)
    {
        CompletionContext context = root.Parse([.. request.Before, .. request.After]).GetCompletionContext();
        return sources.SelectMany(source => source(context)).Select(static item => item.Label);
    }
}
