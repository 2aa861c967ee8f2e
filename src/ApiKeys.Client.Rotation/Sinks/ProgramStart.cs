using System.Diagnostics;

namespace ApiKeys.Client.Rotation;

/// <summary>
/// How a program is started: without a shell. Windows starts a wrapper (<c>.cmd</c>, <c>.bat</c>) only through its
/// command processor, which reads some characters of the words itself; so they are quoted for it, or refused.
/// </summary>
internal static class ProgramStart
{
    private static readonly string[] _wrappers = [".cmd", ".bat"];

    /// <exception cref="ArgumentException">A wrapper cannot get one of the words as it is.</exception>
    public static ProcessStartInfo Of(string path, IEnumerable<string> words) =>
        Of(path, words, OperatingSystem.IsWindows());

    /// <inheritdoc cref="Of(string, IEnumerable{string})"/>
    /// <param name="path">The program.</param>
    /// <param name="words">Its arguments.</param>
    /// <param name="isWindows">Whether the tool runs on Windows.</param>
    internal static ProcessStartInfo Of(string path, IEnumerable<string> words, bool isWindows) =>
        isWindows && _wrappers.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? new(
                Path.Combine(Environment.SystemDirectory, "cmd.exe"),
                $"/d /e:on /v:off /s /c \"{string.Join(' ', words.Prepend(path).Select(Quoted))}\""
            )
            : new(path, words);

    /// <summary>
    /// A word in quotes, where every character but these stands for itself. Backslashes at the end are doubled, as the
    /// program behind the wrapper expects them before a quote.
    /// </summary>
    private static string Quoted(string word) =>
        word.Any(static c => c is '"' or '%' || char.IsControl(c))
            ? throw new ArgumentException(
                "A wrapper (.cmd, .bat) cannot get a word with a quote, a percent sign or a control character: Windows "
                    + "would change it. Name the program that the wrapper starts."
            )
            : $"\"{word}{new string('\\', word.Length - word.TrimEnd('\\').Length)}\"";
}
