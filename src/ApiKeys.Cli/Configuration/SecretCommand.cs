using System.Diagnostics;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Configuration;

/// <summary>A secret that a command prints, as credential helpers do: one line on its standard output, in time. What it printed is in no message.</summary>
internal static class SecretCommand
{
    private const int MostCharacters = 64 * 1024;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs the commands of an account, and puts what they print in their place.</summary>
    /// <exception cref="UsageException">A command cannot be run, or prints no secret.</exception>
    public static async Task ResolveAsync(AccountSettings account, Dictionary<string, string?> values, CancellationToken cancellationToken)
    {
        foreach (string field in Secrets.Fields)
        {
            string member = Secrets.CommandOf(field);
            if (values.Remove(member, out string? command))
            {
                Check(account, field, values);
                values[field] = await RunAsync($"Account '{account.Name}': {member}", command!, cancellationToken);
            }
        }
    }

    private static void Check(AccountSettings account, string field, Dictionary<string, string?> values)
    {
        string member = Secrets.CommandOf(field);
        if (values.ContainsKey(field) || values.ContainsKey(Secrets.FileOf(field)))
        {
            throw new UsageException($"Account '{account.Name}': {member} is set, and so is {field} or {Secrets.FileOf(field)}; keep one.");
        }

        // A folder that somebody else made, an unpacked archive for instance, must not get its commands run by the name of a file.
        if (!account.IsOfTheUser(member))
        {
            throw new UsageException(
                $"Account '{account.Name}': {member} is not run, because '{account.File!.Path}' was found in the folder at hand and not named. If the command is yours, say --config '{account.File.Path}' or set {ConfigurationFile.Variable}.");
        }
    }

    private static async Task<string> RunAsync(string what, string command, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_limit);
        using Process process = Start(what, command);
        try
        {
            string printed = await ReadAsync(process.StandardOutput, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode != 0 ? throw new UsageException($"{what} failed with exit code {process.ExitCode}.") : SecretIn(what, printed);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new UsageException($"{what} took longer than {_limit.TotalSeconds:0} s.");
        }
    }

    private static Process Start(string what, string command)
    {
        try
        {
            IReadOnlyList<string> words = CommandWords.Split(command);
            return Process.Start(new ProcessStartInfo(Executable.Find(words[0]), words.Skip(1)) { RedirectStandardOutput = true })!;
        }
        catch (Exception fault) when (fault is UsageException or System.ComponentModel.Win32Exception)
        {
            throw new UsageException($"{what}: {fault.Message}", fault);
        }
    }

    private static async Task<string> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        char[] buffer = new char[MostCharacters + 1];
        int length = await output.ReadBlockAsync(buffer, cancellationToken);
        return new string(buffer, 0, length);
    }

    private static string SecretIn(string what, string printed)
    {
        string secret = printed.Trim();
        return secret.Length == 0 ? throw new UsageException($"{what} printed nothing.")
            : printed.Length > MostCharacters || secret.Contains('\n', StringComparison.Ordinal) ? throw new UsageException($"{what} printed more than one line.")
            : secret;
    }
}
