using System.Globalization;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>
/// Turns the filled-in form into a request, or into messages for the fields that are wrong. The SDK checks everything
/// else.
/// </summary>
internal sealed class NewKey(ApiKeyManager keys, NewKeyForm form, DateTimeOffset now)
{
    private readonly Dictionary<string, string> _wrong = [];

    public IReadOnlyDictionary<string, string> Wrong => _wrong;

    /// <summary>Whether the value of a new key expires after an interval, which the form must have.</summary>
    public static bool HasInterval(ApiKeyManager keys) => keys.Capabilities.HasFlag(ApiKeyCapabilities.RefreshInterval);

    /// <summary>The first and the last day that can be chosen; no last day where the service sets no limit.</summary>
    public static (DateOnly First, DateOnly? Last) Days(ApiKeyManager keys, DateTimeOffset now) =>
        (Day(now).AddDays(1), keys.GetLatestExpiry() is { } latest ? Day(latest) : null);

    /// <summary>The request; null when something is wrong.</summary>
    public ApiKeyRequest? ToRequest()
    {
        if (form.Name.Length == 0)
        {
            _wrong["name"] = "Enter a name that people recognise.";
        }

        if (form.Scopes.Count == 0)
        {
            _wrong["scopes"] = "Choose at least one.";
        }

        DateTimeOffset? expiresAt = keys.Capabilities.HasFlag(ApiKeyCapabilities.Expiry) ? ExpiresAt() : null;
        MaximoRefreshInterval? interval = HasInterval(keys) ? Interval() : null;
        return _wrong.Count > 0 ? null
            // The box for apikeyAdmin says what it means, so ticking it is an explicit choice.
            : interval is not null
                ? new MaximoApiKeyRequest(form.Name, form.Scopes, interval) { AllowApiKeyAdmin = true }
            : new ApiKeyRequest(form.Name, form.Scopes) { ExpiresAt = expiresAt, IsReadOnly = form.IsReadOnly };
    }

    private DateTimeOffset? ExpiresAt()
    {
        (DateOnly first, DateOnly? last) = Days(keys, now);
        if (
            !DateOnly.TryParseExact(
                form.Expires,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly day
            )
        )
        {
            _wrong["expires"] = "Choose a day.";
        }
        else if (day < first || day > last)
        {
            _wrong["expires"] = last is null
                ? $"Choose {first:yyyy-MM-dd} or a later day."
                : $"Choose a day from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}: the service allows no later one.";
        }

        return new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
    }

    private MaximoRefreshInterval? Interval()
    {
        if (
            int.TryParse(form.Days, NumberStyles.None, CultureInfo.InvariantCulture, out int days)
            && days is >= 1 and <= 3650
        )
        {
            return MaximoRefreshInterval.Days(days);
        }

        _wrong["days"] = "Enter a whole number of days, from 1 to 3650.";
        return null;
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
