namespace ApiKeys.Client.Diagnosis;

/// <summary>What one check saw.</summary>
internal sealed class Observation(DiagnosisVerdict verdict, string evidence)
{
    private static readonly Dictionary<string, string> _noOptions = [];

    public DiagnosisVerdict Verdict => verdict;

    public string Evidence => evidence;

    public IReadOnlyDictionary<string, string> Options { get; init; } = _noOptions;

    public string? KeyId { get; init; }

    public bool? IsKeyLeft { get; init; }

    public ApiKeyException? Error { get; init; }

    public static Observation AsAssumed(string evidence) => new(DiagnosisVerdict.AsAssumed, evidence);

    /// <summary>An option says otherwise than the SDK assumes, and the server is as the option says.</summary>
    public static Observation AsConfigured(string evidence) => AsAssumed($"As configured: {evidence}");

    /// <summary>Nothing at the server shows it.</summary>
    public static Observation NotSeen(string evidence) => new(DiagnosisVerdict.NotSeen, evidence);

    public static Observation Unknown(string evidence) => new(DiagnosisVerdict.Unknown, evidence);

    public static Observation Learned(string evidence, IReadOnlyDictionary<string, string> options) =>
        new(DiagnosisVerdict.Learned, evidence) { Options = options };

    public static Observation NeedsOption(string evidence, string option, string value) =>
        new(DiagnosisVerdict.NeedsOption, evidence) { Options = new Dictionary<string, string> { [option] = value } };

    /// <summary>The server is otherwise, and the SDK adapts without an option.</summary>
    public static Observation Learned(string evidence) => Learned(evidence, _noOptions);

    /// <summary>The same observation after its throw-away key is gone.</summary>
    public Observation Closed(string? key, string remark) =>
        new(verdict, $"{evidence} {remark}")
        {
            Options = Options,
            KeyId = key,
            IsKeyLeft = false,
            Error = Error,
        };

    /// <summary>What the options that begin so show: learned when there are some, else as assumed.</summary>
    public static Observation OfLearned(
        IReadOnlyDictionary<string, string> learned,
        string prefix,
        string evidence,
        string otherwise = "The service rejected the assumed form and accepted another."
    )
    {
        Dictionary<string, string> options = learned
            .Where(option => option.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(static option => option.Key, static option => option.Value);
        return options.Count == 0 ? AsAssumed(evidence) : Learned(otherwise, options);
    }
}
