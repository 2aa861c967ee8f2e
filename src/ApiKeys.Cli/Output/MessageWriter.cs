using System.Text;

namespace ApiKeys.Cli.Output;

/// <summary>
/// Writes to standard error. A message that cannot be written is dropped: the exit code says whether the work was done,
/// and a full disk or a closed terminal does not change that.
/// </summary>
internal sealed class MessageWriter(TextWriter error) : TextWriter
{
    public override Encoding Encoding => error.Encoding;

    public override void Write(char value) => Try(() => error.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => error.Write(buffer, index, count));

    public override void Write(string? value) => Try(() => error.Write(value));

    public override void WriteLine(string? value) => Try(() => error.WriteLine(value));

    public override void Flush() => Try(error.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // There is no other place to report it.
        }
    }
}
