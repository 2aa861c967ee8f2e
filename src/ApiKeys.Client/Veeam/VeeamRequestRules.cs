using ApiKeys.Client.Services;

namespace ApiKeys.Client.Veeam;

/// <summary>Validates requests to Veeam before anything is sent.</summary>
internal static class VeeamRequestRules
{
    private const string NothingSent = "Nothing was sent.";

    // The vendor's specification limits the description of a new key so; that of a changed one is the same text in the
    // same place.
    private const int LongestName = 128;
    private static readonly char[] _notInNames = ['<', '>', '='];

    /// <exception cref="ArgumentException">The name or the scopes cannot be honoured.</exception>
    /// <exception cref="NotSupportedException">Veeam has no such keys.</exception>
    public static void Check(ApiKeyRequest request, VeeamOptions options, DateTimeOffset now)
    {
        RefuseOther(request, typeof(ApiKeyRequest), typeof(VeeamApiKeyRequest));
        if (NameError(request.Name, request.AllowUnusualName) is { } inName)
        {
            throw RequestError.Of(request, nameof(request.Name), $"the name {inName}.");
        }

        if (ScopesError(request.Scopes, options.AllowedScopes) is { } inScopes)
        {
            throw RequestError.Of(request, nameof(request.Scopes), inScopes);
        }

        if ((request as VeeamApiKeyRequest)?.UserUid == Guid.Empty)
        {
            throw RequestError.Of(request, nameof(VeeamApiKeyRequest.UserUid), "the id must not be Guid.Empty.");
        }

        CheckRequestId(request, now);
        if (request.ExpiresAt is not null)
        {
            throw new NotSupportedException(
                $"{nameof(ApiKeyRequest.ExpiresAt)}: keys at Veeam never expire. Leave "
                    + $"it out, and delete the key when it is no longer needed. {NothingSent}"
            );
        }
    }

    /// <exception cref="ArgumentException">Nothing would change, or the description cannot be honoured.</exception>
    /// <exception cref="NotSupportedException">Veeam cannot change that.</exception>
    public static void Check(ApiKeyUpdate update)
    {
        RefuseOther(update, typeof(ApiKeyUpdate), typeof(ApiKeyUpdate));
        if (update.Scopes is not null)
        {
            throw new NotSupportedException(
                $"{nameof(ApiKeyUpdate.Scopes)}: Veeam cannot change the scopes of a key; create a new one with the "
                    + $"wanted scopes, and delete the old one. {NothingSent}"
            );
        }

        if (update is { Description: null, IsEnabled: null })
        {
            throw new ArgumentException(
                $"The update changes nothing; set {nameof(update.Description)} or {nameof(update.IsEnabled)}. "
                    + $"{NothingSent}",
                nameof(update)
            );
        }

        if (update.Description is { } description && NameError(description, update.AllowUnusualName) is { } error)
        {
            throw RequestError.Of(update, $"{nameof(update.Description)}: the description {error}.");
        }
    }

    /// <exception cref="ArgumentException">No user or organization has that id.</exception>
    public static void CheckUid(Guid? uid, string parameterName)
    {
        if (uid == Guid.Empty)
        {
            throw new ArgumentException($"The id must not be Guid.Empty. {NothingSent}", parameterName);
        }
    }

    private static void CheckRequestId(ApiKeyRequest request, DateTimeOffset now)
    {
        if (request.RequestId == Guid.Empty)
        {
            throw RequestError.Of(request, nameof(request.RequestId), "the id must not be Guid.Empty.");
        }

        if (request.RequestIdSince is { } since && now - since >= VeeamAccount.Recognised)
        {
            throw RequestError.Of(
                request,
                nameof(request.RequestIdSince),
                "the service may not recognise the request any more, and would create a second key. Look for the key by "
                    + $"its name, delete it, and send a request with another {nameof(request.RequestId)}."
            );
        }
    }

    private static void RefuseOther(object asked, Type plain, Type full)
    {
        if (asked.GetType() != plain && asked.GetType() != full)
        {
            throw new NotSupportedException(
                $"{asked.GetType().Name}: Veeam takes a {full.Name}, and cannot honour what another type derived "
                    + $"from {plain.Name} adds. {NothingSent}"
            );
        }
    }

    private static string? NameError(string name, bool allowUnusual) =>
        KeyName.ErrorIn(name, allowUnusual) is { } unfit ? unfit
        : name.Length > LongestName
            ? $"is longer than {LongestName} characters, which is the most that the service takes"
        : name.IndexOfAny(_notInNames) >= 0
            ? "has one of the characters < > =, which the service does not take (^[^<>=]*$)"
        : null;

    private static string? ScopesError(IReadOnlyList<string> scopes, IList<string> allowed) =>
        scopes.Count == 0 ? "a key needs at least one scope: ui, rest or integration."
        : scopes.Any(string.IsNullOrWhiteSpace) ? "a scope is blank."
        : allowed.Count > 0
        && scopes.FirstOrDefault(scope => !allowed.Contains(scope, VeeamScopeNames.Comparer)) is { } refused
            ? RequestError.NotAllowedText(refused, allowed)
        : null;
}
