using System.Globalization;

namespace ApiKeys.Client.Samples.Emulator;

internal sealed record Arguments(int Port, string? ReadyFile, bool UseHttps, IReadOnlyList<string> AllowedHosts)
{
    /// <summary>The arguments, or <see langword="null"/> if they are invalid.</summary>
    public static Arguments? Parse(IReadOnlyList<string> args)
    {
        Arguments? parsed = new(0, null, UseHttps: false, []);
        using IEnumerator<string> words = args.GetEnumerator();
        while (parsed is not null && words.MoveNext())
        {
            parsed =
                words.Current == "--https"
                    ? parsed with
                    {
                        UseHttps = true,
                    }
                    : parsed.With(words.Current, words.MoveNext() ? words.Current : null);
        }

        return parsed;
    }

    private Arguments? With(string name, string? value) =>
        name switch
        {
            "--port" when ushort.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) =>
                this with
                {
                    Port = port,
                },
            "--ready-file" when value is not null => this with { ReadyFile = value },
            "--allow-host" when value is not null => this with { AllowedHosts = [.. AllowedHosts, value] },
            _ => null,
        };
}
