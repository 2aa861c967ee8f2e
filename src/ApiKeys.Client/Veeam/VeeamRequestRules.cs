namespace ApiKeys.Client.Veeam;

/// <summary>What can be asked of Veeam; the rest is refused before anything is sent.</summary>
internal static class VeeamRequestRules
{
    private const string NothingSent = "Nothing was sent.";

    // The vendor's specification limits the description of a new key so; that of a changed one is the same text in the same place.
    private const int LongestName = 128;
    private static readonly char[] _notInNames = ['<', '>', '='];

    /// <exception cref="ArgumentException">The name or the scopes cannot be honoured.</exception>
    /// <exception cref="NotSupportedException">Veeam has no such keys.</exception>
    public static void Check(ApiKeyRequest request, VeeamOptions options)
    {
        RefuseDerived(request, typeof(ApiKeyRequest));
        CheckName(request.Name, request.AllowUnusualName, nameof(request.Name));
        CheckScopes(request.Scopes, options.AllowedScopes);
        if (request.ExpiresAt is not null)
        {
            throw new NotSupportedException(
                $"{nameof(ApiKeyRequest.ExpiresAt)}: keys at Veeam never end, so no expiry can be honoured; leave it out, and delete the key when its time is over. {NothingSent}");
        }
    }

    /// <exception cref="ArgumentException">Nothing would change, or the description cannot be honoured.</exception>
    /// <exception cref="NotSupportedException">Veeam cannot change that.</exception>
    public static void Check(ApiKeyUpdate update)
    {
        RefuseDerived(update, typeof(ApiKeyUpdate));
        if (update.Scopes is not null)
        {
            throw new NotSupportedException(
                $"{nameof(ApiKeyUpdate.Scopes)}: Veeam cannot change the scopes of a key; issue a new one with what is wanted, and delete the old one. {NothingSent}");
        }

        if (update is { Description: null, IsEnabled: null })
        {
            throw new ArgumentException($"The update changes nothing; set {nameof(update.Description)} or {nameof(update.IsEnabled)}. {NothingSent}", nameof(update));
        }

        if (update.Description is { } description)
        {
            CheckName(description, update.AllowUnusualName, nameof(update.Description));
        }
    }

    /// <exception cref="ArgumentException">No user or organization has that id.</exception>
    public static Guid CheckUid(Guid uid, string parameterName) =>
        uid != Guid.Empty ? uid : throw new ArgumentException($"The id is empty, which is the id of none. {NothingSent}", parameterName);

    private static void RefuseDerived(object asked, Type plain)
    {
        if (asked.GetType() != plain)
        {
            throw new NotSupportedException($"{asked.GetType().Name}: Veeam takes a plain {plain.Name}, and cannot honour what a type derived from it adds. {NothingSent}");
        }
    }

    private static void CheckName(string name, bool allowUnusual, string parameterName)
    {
        string? fault = KeyName.FaultIn(name, allowUnusual) is { } unfit ? unfit
            : name.Length > LongestName ? $"is longer than {LongestName} characters, which is the most that the service takes"
            : name.IndexOfAny(_notInNames) >= 0 ? "has one of the characters < > =, which the service does not take (^[^<>=]*$)"
            : null;
        if (fault is not null)
        {
            throw new ArgumentException($"The {parameterName} {fault}. {NothingSent}", parameterName);
        }
    }

    private static void CheckScopes(IReadOnlyList<string> scopes, IList<string> allowed)
    {
        if (scopes.Count == 0)
        {
            throw new ArgumentException($"A key needs at least one scope: ui, rest or integration. {NothingSent}", nameof(scopes));
        }

        if (scopes.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"A scope is blank. {NothingSent}", nameof(scopes));
        }

        if (allowed.Count > 0 && scopes.FirstOrDefault(scope => !allowed.Contains(scope, VeeamScopeNames.Comparer)) is { } refused)
        {
            throw new ArgumentException(
                $"The scope '{refused}' is not among those that the account's {nameof(ApiKeyAccountOptions.AllowedScopes)} allow: {string.Join(", ", allowed)}. {NothingSent}", nameof(scopes));
        }
    }
}
