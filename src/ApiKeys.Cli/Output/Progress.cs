namespace ApiKeys.Cli.Output;

/// <summary>Shows the progress of long work on a line of the terminal, and removes the line in the end.</summary>
internal sealed class Progress : IDisposable
{
    private readonly Lock _lock = new();
    private readonly int _total;
    private readonly bool _isShown;
    private int _done;

    public Progress(Screen screen, int total)
    {
        (_total, _isShown) = (
            total,
            total > 1 && !screen.IsQuiet && !Console.IsErrorRedirected && Terminal.HasControlSequences
        );
        Write();
    }

    public void Step()
    {
        lock (_lock)
        {
            _done++;
            Write();
        }
    }

    public void Dispose()
    {
        if (_isShown)
        {
            Console.Error.Write("\r\u001b[K");
        }
    }

    private void Write()
    {
        if (_isShown)
        {
            Console.Error.Write($"\rAsked {_done} of {_total} accounts");
        }
    }
}
