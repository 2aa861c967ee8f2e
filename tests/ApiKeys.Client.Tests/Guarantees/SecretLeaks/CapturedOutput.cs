using System.Collections.Concurrent;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>The whole output of a program, by place.</summary>
internal sealed class CapturedOutput
{
    private readonly ConcurrentQueue<(string Place, string Text)> _texts = new();

    public void Add(string place, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _texts.Enqueue((place, text));
        }
    }

    public IEnumerable<string> TextsOf(string place) =>
        _texts.Where(text => text.Place == place).Select(static text => text.Text);

    public int CountOf(string place) => _texts.Count(text => text.Place == place);

    /// <summary>The leaks: place, encoding and surrounding text.</summary>
    public IReadOnlyList<string> Leaks(IEnumerable<string> secrets)
    {
        SecretScanner net = new(secrets);
        return [.. _texts.SelectMany(text => net.FindIn(text.Text).Select(leak => $"{text.Place}: {leak}"))];
    }
}
