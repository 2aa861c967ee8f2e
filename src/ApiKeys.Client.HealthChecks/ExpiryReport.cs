namespace ApiKeys.Client.HealthChecks;

/// <summary>
/// The keys of an account that expire until an instant. It names the first few only: an account may have any number of
/// keys, and a report goes into logs.
/// </summary>
internal sealed class ExpiryReport(AccountCheck account, DateTimeOffset until)
{
    private const int MostNamed = 10;

    private readonly List<ApiKey> _expiring = [];
    private readonly List<ApiKey> _unknown = [];
    private int _keys;

    /// <summary>What expires, as sentences; null when nothing does.</summary>
    public string? Problem
    {
        get
        {
            List<string> problems = [];
            if (account.CredentialExpiry.Instant is { } own && own <= until)
            {
                problems.Add($"The account's own credential expires at {own:u}.");
            }

            if (_expiring.Count > 0)
            {
                problems.Add(
                    $"{_expiring.Count} of {_keys} keys expired, or will by {until:u}: "
                        + $"{string.Join(", ", Named(_expiring))}{(_expiring.Count > MostNamed ? ", …" : ".")}"
                );
            }

            return problems.Count == 0 ? null : string.Join(" ", problems);
        }
    }

    /// <summary>Counts a key, unless it is disabled.</summary>
    public void Add(ApiKey key)
    {
        if (key.Status is ApiKeyStatus.Disabled or ApiKeyStatus.DisabledByService)
        {
            return;
        }

        _keys++;
        if (key.IsExpiredAt(until) == true)
        {
            _expiring.Add(key);
        }
        else if (!key.Expiry.IsKnown)
        {
            _unknown.Add(key);
        }
    }

    public void AddTo(Dictionary<string, object> data)
    {
        data["keys"] = _keys;
        data["keysExpiring"] = _expiring.Count;
        data["expiring"] = Named(_expiring);
        data["keysOfUnknownExpiry"] = _unknown.Count;
        data["unknownExpiry"] = Named(_unknown);
        if (account.CredentialExpiry.Instant is { } own)
        {
            data["credentialExpiresAt"] = own;
        }
    }

    private static string[] Named(IEnumerable<ApiKey> keys) =>
        [.. keys.OrderBy(key => key.Expiry.Instant).Take(MostNamed).Select(Describe)];

    private static string Describe(ApiKey key) =>
        OnOneLine(key.Name)
        + (key.Id == key.Name ? "" : $" ({OnOneLine(key.Id)})")
        + (key.Expiry.Instant is { } at ? $" at {at:u}" : "");

    /// <summary>A name is text that any user may have typed at the service.</summary>
    private static string OnOneLine(string name) =>
        string.Concat(
            name.Take(128)
                .Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character)
        ) + (name.Length > 128 ? "…" : "");
}
