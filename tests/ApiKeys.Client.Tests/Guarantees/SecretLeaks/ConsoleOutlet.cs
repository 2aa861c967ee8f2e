using System.Globalization;
using System.Text;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Captures the console, on both streams.</summary>
internal sealed class ConsoleOutlet : IDisposable
{
    public const string Place = "console";

    private readonly CapturedOutput _outflow;
    private readonly (TextWriter Out, TextWriter Error) _before = (Console.Out, Console.Error);
    private readonly StringBuilder _text = new();

    public ConsoleOutlet(CapturedOutput captured)
    {
        _outflow = captured;
        TextWriter writer = TextWriter.Synchronized(new StringWriter(_text, CultureInfo.InvariantCulture));
        Console.SetOut(writer);
        Console.SetError(writer);
    }

    public void Dispose()
    {
        Console.SetOut(_before.Out);
        Console.SetError(_before.Error);
        _outflow.Add(Place, _text.ToString());
    }
}
