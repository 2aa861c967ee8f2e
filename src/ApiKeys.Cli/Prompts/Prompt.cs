using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using Spectre.Console;

namespace ApiKeys.Cli.Prompts;

/// <summary>Asks questions at the terminal, on standard error. Replies are never read from anywhere else.</summary>
internal static class Prompt
{
    // Accounts are processed in parallel, but a person is asked one question at a time.
    private static readonly SemaphoreSlim _turn = new(1);

    public static async Task<bool> ConfirmAsync(Screen screen, string question, CancellationToken cancellationToken)
    {
        TextPrompt<string> prompt = new(Markup.Escape(PlainText.Of(question) + " [y/n] (n)") + ":");
        prompt.AllowEmpty().Validate(reply => Confirmation.Read(reply) is not null, "Type yes or no.");
        return Confirmation.Read(await prompt.ShowAsync(Terminal.ForPeople(screen), cancellationToken)) == true;
    }

    /// <summary>Asks for a secret, and shows nothing of it.</summary>
    /// <exception cref="UsageException">There is no terminal to ask at.</exception>
    public static Task<string> SecretAsync(Screen screen, string question, CancellationToken cancellationToken) =>
        AskAsync(screen, question, isSecret: true, cancellationToken);

    /// <exception cref="UsageException">There is no terminal to ask at.</exception>
    public static Task<string> TextAsync(Screen screen, string question, CancellationToken cancellationToken) =>
        AskAsync(screen, question, isSecret: false, cancellationToken);

    /// <summary>Asks for a text, for which another is taken if nothing is typed.</summary>
    /// <exception cref="UsageException">There is no terminal to ask at.</exception>
    public static async Task<string> TextAsync(
        Screen screen,
        string question,
        string? otherwise,
        CancellationToken cancellationToken
    )
    {
        if (otherwise is null)
        {
            return await TextAsync(screen, question, cancellationToken);
        }

        TextPrompt<string> prompt = new(Markup.Escape(PlainText.Of($"{question} ({otherwise})")) + ":");
        string text = await prompt.AllowEmpty().ShowAsync(Terminal.ForPeople(screen), cancellationToken);
        return text.Length > 0 ? text : otherwise;
    }

    /// <summary>Asks for a text that may be left out; null when it is.</summary>
    public static async Task<string?> OptionalAsync(Screen screen, string question, CancellationToken cancellationToken)
    {
        TextPrompt<string> prompt = new(Markup.Escape(PlainText.Of(question)) + ":");
        string text = await prompt.AllowEmpty().ShowAsync(Terminal.ForPeople(screen), cancellationToken);
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static async Task<string> AskAsync(
        Screen screen,
        string question,
        bool isSecret,
        CancellationToken cancellationToken
    )
    {
        if (!Screen.IsInteractive)
        {
            throw new UsageException($"{question}: there is no terminal to ask at.");
        }

        TextPrompt<string> prompt = new(Markup.Escape(PlainText.Of(question)) + ":");
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await (isSecret ? prompt.Secret(null) : prompt).ShowAsync(
                Terminal.ForPeople(screen),
                cancellationToken
            );
        }
        finally
        {
            _turn.Release();
        }
    }
}
