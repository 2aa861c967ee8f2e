using System.Diagnostics;
using ApiKeys.Cli.Failures;
using ApiKeys.Client.Rotation;

namespace ApiKeys.Cli.Values;

/// <summary>The programs that a user names in a command line.</summary>
internal static class Programs
{
    /// <inheritdoc cref="Executable.Find"/>
    /// <exception cref="UsageException">There is no such program.</exception>
    public static string Find(string name, string folder) =>
        Executable.Find(name, folder)
        ?? throw new UsageException($"The program '{name}' was not found, or cannot be started. Nothing was sent.");

    /// <summary>How the program that a user names is started.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="folder">The folder that a relative path is relative to.</param>
    /// <exception cref="UsageException">
    /// There is no such program, or it cannot get one of the words as it is.
    /// </exception>
    public static ProcessStartInfo Start(IReadOnlyList<string> words, string folder)
    {
        string path = Find(words[0], folder);
        try
        {
            return ProgramStart.Of(path, words.Skip(1));
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"{exception.Message} Nothing was sent.", exception);
        }
    }
}
