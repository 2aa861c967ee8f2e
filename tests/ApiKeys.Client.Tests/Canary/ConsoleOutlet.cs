using System.Text;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>What is written to the console, on either stream.</summary>
internal sealed class ConsoleOutlet : IDisposable
{
    public const string Place = "console";

    private readonly Outflow _outflow;
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly StringWriter _text = new(new StringBuilder());

    public ConsoleOutlet(Outflow outflow)
    {
        _outflow = outflow;
        TextWriter writer = TextWriter.Synchronized(_text);
        Console.SetOut(writer);
        Console.SetError(writer);
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        _outflow.Add(Place, _text.ToString());
    }
}
