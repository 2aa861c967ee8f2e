using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>
/// Writes the value to the standard input of a program, which is started without a shell: exactly the value, then the
/// end of input. The value is in neither arguments nor environment. The program's output goes to standard error with
/// the value masked, because standard output is for the key.
/// </summary>
internal sealed class CommandTarget : ValueTarget
{
    private readonly ProcessStartInfo _start;
    private readonly string _name;
    private readonly Screen _screen;

    private CommandTarget(ProcessStartInfo start, string name, Screen screen) =>
        (_start, _name, _screen) = (start, name, screen);

    /// <exception cref="UsageException">The command cannot be parsed, or there is no such program.</exception>
    public static CommandTarget Find(string command, Screen screen)
    {
        IReadOnlyList<string> words = CommandWords.Split(command);
        ProcessStartInfo start = Programs.Start(words, Environment.CurrentDirectory);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        ReceiverEnvironment.RemoveCredentials(start.Environment);
        return new CommandTarget(start, words[0], screen);
    }

    public override async Task DeliverAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        string value = issued.Value.Reveal();
        using Process receiver = Start();
        Task output = Task.WhenAll(
            PassOnAsync(receiver.StandardOutput, value),
            PassOnAsync(receiver.StandardError, value)
        );
        bool isRead = await FeedAsync(receiver, Encoding.UTF8.GetBytes(value));
        await WaitAsync(receiver, cancellationToken);
        await ProgramEnd.DrainAsync(output);
        if (receiver.ExitCode != 0 || !isRead)
        {
            throw new DeliveryException(
                $"'{_name}' {(isRead ? $"failed with exit code {receiver.ExitCode}" : "did not read the value")}.",
                isHandedOver: isRead
            );
        }

        _screen.Note($"'{_name}' received the value.");
    }

    /// <summary>Whether the program read the whole value, as far as that can be observed.</summary>
    private static async Task<bool> FeedAsync(Process receiver, byte[] value)
    {
        try
        {
            await receiver.StandardInput.BaseStream.WriteAsync(value, CancellationToken.None);
            receiver.StandardInput.Close();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task PassOnAsync(StreamReader output, string value)
    {
        ValueMask mask = new(value);
        char[] piece = new char[4096];
        int length;
        while ((length = await output.ReadAsync(piece, CancellationToken.None)) > 0)
        {
            await Console.Error.WriteAsync(mask.Next(new string(piece, 0, length)));
        }

        await Console.Error.WriteAsync(mask.End());
    }

    private Process Start()
    {
        try
        {
            return Process.Start(_start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            throw new DeliveryException(
                $"'{_name}' could not be started: {exception.Message}",
                isHandedOver: false,
                exception
            );
        }
    }

    private async Task WaitAsync(Process receiver, CancellationToken cancellationToken)
    {
        try
        {
            await receiver.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (receiver.HasExited)
        {
            // The program has already ended by itself, so its exit code counts.
        }
        catch (OperationCanceledException interrupted)
        {
            receiver.Kill(entireProcessTree: true);
            throw new DeliveryException(
                $"'{_name}' was interrupted. It received the value, and may have stored it.",
                isHandedOver: true,
                interrupted
            );
        }
    }
}
