using System.Diagnostics;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Values;

namespace ApiKeys.Cli.Configuration;

/// <summary>
/// A secret that a command prints, as credential helpers do: one line on its standard output, within 30 seconds. No
/// message contains what it printed.
/// </summary>
internal static class SecretCommand
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs the secret commands of an account, and sets the members to what they print.</summary>
    /// <exception cref="UsageException">A command cannot be run, or prints no secret.</exception>
    public static async Task ResolveAsync(
        AccountSettings account,
        Dictionary<string, string?> values,
        CancellationToken cancellationToken
    )
    {
        foreach (string field in Secrets.Fields)
        {
            string member = Secrets.CommandOf(field);
            if (values.Remove(member, out string? command))
            {
                Check(account, field, values);
                string what = $"Account '{account.Name}': {member}";
                using Process process = Start(what, command!, account.FolderOf(member));
                values[field] = await ReadAsync(what, process, cancellationToken);
            }
        }
    }

    /// <summary>Sets the members that commands print to a placeholder, and starts nothing.</summary>
    /// <exception cref="UsageException">A secret is configured twice, or a command cannot be read.</exception>
    public static void Replace(AccountSettings account, Dictionary<string, string?> values, string placeholder)
    {
        foreach (string field in Secrets.Fields)
        {
            string member = Secrets.CommandOf(field);
            if (values.Remove(member, out string? command))
            {
                Check(account, field, values);
                _ = Programs.Find(CommandWords.Split(command!)[0], account.FolderOf(member));
                values[field] = placeholder;
            }
        }
    }

    private static void Check(AccountSettings account, string field, Dictionary<string, string?> values)
    {
        if (values.ContainsKey(field) || values.ContainsKey(Secrets.FileOf(field)))
        {
            throw new UsageException(
                $"Account '{account.Name}': {Secrets.CommandOf(field)} is set together with {field} or "
                    + $"{Secrets.FileOf(field)}; keep one."
            );
        }
    }

    /// <summary>Starts a command with empty input: the standard input of the tool belongs to its caller.</summary>
    private static Process Start(string what, string command, string folder)
    {
        try
        {
            ProcessStartInfo start = Programs.Start(CommandWords.Split(command), folder);
            start.RedirectStandardInput = start.RedirectStandardOutput = true;
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Exception exception) when (exception is UsageException or System.ComponentModel.Win32Exception)
        {
            throw new UsageException($"{what}: {exception.Message}", exception);
        }
    }

    private static async Task<string> ReadAsync(string what, Process process, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_limit);
        PrintedSecret printed = new(what);
        try
        {
            await ReadAsync(process, printed, limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new UsageException($"{what} took longer than {_limit.TotalSeconds:0} s.");
        }

        return process.ExitCode == 0 || printed.IsTooLong
            ? printed.Secret()
            : throw new UsageException($"{what} failed with exit code {process.ExitCode}.");
    }

    private static async Task ReadAsync(Process process, PrintedSecret printed, CancellationToken cancellationToken)
    {
        Task reading = printed.ReadAsync(process.StandardOutput.BaseStream);
        Task end = process.WaitForExitAsync(cancellationToken);
        await Task.WhenAny(reading, end);
        if (printed.IsTooLong)
        {
            process.Kill(entireProcessTree: true);
        }

        await end;
        await ProgramEnd.DrainAsync(reading);
    }
}
