using System.Globalization;
using System.Text;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Calls;

/// <summary>
/// Prints a response: the bytes of its body as they are. At a terminal, characters that the terminal would act on are
/// escaped.
/// </summary>
internal static class CallOutput
{
    private const int PieceLength = 16 * 1024;

    /// <exception cref="OutputException">Standard output could not be written.</exception>
    public static async Task WriteAsync(
        HttpResponseMessage response,
        bool isWithHead,
        CancellationToken cancellationToken
    )
    {
        if (isWithHead)
        {
            Data.WriteText(PlainText.Of(HeadOf(response)));
        }

        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await (Console.IsOutputRedirected ? CopyAsync(body, cancellationToken) : ShowAsync(body, cancellationToken));
    }

    private static string HeadOf(HttpResponseMessage response)
    {
        StringBuilder head = new();
        head.Append(
            CultureInfo.InvariantCulture,
            $"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\n"
        );
        foreach ((string name, IEnumerable<string> values) in response.Headers.Concat(response.Content.Headers))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {string.Join(", ", values)}\n");
        }

        return head.Append('\n').ToString();
    }

    private static async Task CopyAsync(Stream body, CancellationToken cancellationToken)
    {
        byte[] piece = new byte[PieceLength];
        int length;
        while ((length = await body.ReadAsync(piece, cancellationToken)) > 0)
        {
            StandardOutput.Write(piece.AsSpan(0, length));
        }
    }

    private static async Task ShowAsync(Stream body, CancellationToken cancellationToken)
    {
        using StreamReader reader = new(body, Encoding.UTF8);
        char[] piece = new char[PieceLength];
        int held = 0;
        int length;
        char last = '\n';
        while ((length = await reader.ReadAsync(piece.AsMemory(held), cancellationToken)) > 0)
        {
            length += held;
            last = piece[length - 1];
            held = char.IsHighSurrogate(last) ? 1 : 0;
            Data.WriteText(PlainText.Of(new string(piece, 0, length - held)));
            piece[0] = last;
        }

        Data.WriteText(last == '\n' ? "" : "\n");
    }
}
