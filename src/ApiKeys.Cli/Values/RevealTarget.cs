using System.Text;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>Writes the value to standard output: alone on a line, or in JSON beside the key.</summary>
internal sealed class RevealTarget : ValueTarget
{
    private readonly Screen _screen;

    private RevealTarget(Screen screen) => _screen = screen;

    public override bool Reveals => true;

    /// <exception cref="UsageException">Standard output is closed.</exception>
    public static RevealTarget Open(Screen screen)
    {
        if (!StandardStreams.HasOutput)
        {
            throw new UsageException(
                "Standard output is closed, so the value cannot be printed: open it, or use --out. Nothing was sent."
            );
        }

        StandardOutput.MustArrive = true;
        return new RevealTarget(screen);
    }

    public override Task DeliverAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        try
        {
            Write(issued);
        }
        catch (OutputException exception)
        {
            throw new DeliveryException($"The value is lost. {exception.Message}", isHandedOver: false, exception);
        }

        return Task.CompletedTask;
    }

    private void Write(IssuedApiKey issued)
    {
        string value = issued.Value.Reveal();
        if (_screen.IsData && _screen.Format != OutputFormat.Name)
        {
            Data.Write(_screen, new KeyJson(issued.Key) { Value = value }, Json.Context.KeyJson);
            return;
        }

        // A program gets the value as it is. A terminal would act on some characters, and not show others.
        string shown = Console.IsOutputRedirected ? value : PlainText.OfCell(value);
        StandardOutput.Write(Encoding.UTF8.GetBytes(shown + "\n"));
        if (shown != value)
        {
            _screen.Warn(@"The value has characters that a terminal does not show. They are printed as \u and a code.");
        }
    }
}
