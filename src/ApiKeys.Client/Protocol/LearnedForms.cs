using System.Collections.Concurrent;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// What an account has learned about the forms that its server accepts, for as long as the account lives: options by
/// their names in configuration, with the values that one would set them to.
/// </summary>
/// <param name="onLearned">Is called with the option and the value whenever something new was learned.</param>
internal sealed class LearnedForms(Action<string, string>? onLearned = null)
{
    private readonly ConcurrentDictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Gets all that was learned, by option.</summary>
    public IReadOnlyDictionary<string, string> All =>
        new SortedDictionary<string, string>(_values, StringComparer.Ordinal);

    /// <summary>Gets a value indicating whether nothing was learned.</summary>
    public bool IsEmpty => _values.IsEmpty;

    /// <summary>The value that was learned for an option; null when nothing was.</summary>
    public string? this[string option] => _values.TryGetValue(option, out string? value) ? value : null;

    /// <summary>Remembers the value of an option.</summary>
    public void Learn(string option, string value)
    {
        if (this[option] != value)
        {
            _values[option] = value;
            onLearned?.Invoke(option, value);
        }
    }
}
