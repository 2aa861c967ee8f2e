using System.Collections.Concurrent;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The valid access tokens.</summary>
internal sealed class MaximoSessions(MaximoEmulator service)
{
    private readonly ConcurrentDictionary<string, MaximoSession> _sessions = new(StringComparer.Ordinal);
    private int _opened;

    /// <summary>How many were ever created.</summary>
    public int Opened => Volatile.Read(ref _opened);

    /// <summary>Creates an access token; instants in it are whole seconds.</summary>
    /// <param name="subject">The id of the key, or the name of the superuser.</param>
    /// <param name="lifetime">How long it works; <see langword="null"/> for the default.</param>
    public string Open(string subject, MaximoInterval? lifetime)
    {
        MaximoVariants variants = service.Variants;
        DateTimeOffset now = WholeSeconds(service.Clock.GetUtcNow());
        DateTimeOffset? expiresAt = lifetime is null ? After(now, variants.JwtLifetime) : Granted(lifetime, now);
        string token = service.Noted(
            MaximoJwt.Create(
                subject,
                variants.JwtOmitsIssuedAt ? null : now,
                variants.JwtOmitsExpiry ? null : expiresAt
            )
        );
        _sessions[token] = new(subject, expiresAt);
        Interlocked.Increment(ref _opened);
        return token;
    }

    /// <summary>The owner of the access token; <see langword="null"/> if it is not valid.</summary>
    public string? SubjectOf(string token) =>
        _sessions.TryGetValue(token, out MaximoSession? session) && !(service.Clock.GetUtcNow() >= session.ExpiresAt)
            ? session.Subject
            : null;

    public void End(string subject)
    {
        foreach ((string token, MaximoSession session) in _sessions)
        {
            if (session.Subject == subject)
            {
                _sessions.TryRemove(token, out _);
            }
        }
    }

    public void EndAll() => _sessions.Clear();

    /// <exception cref="Http.RefusalException">The lifetime is too long, and not shortened.</exception>
    private DateTimeOffset? Granted(MaximoInterval lifetime, DateTimeOffset now)
    {
        DateTimeOffset? end = lifetime.After(now);
        DateTimeOffset? last = service.Variants.LongestJwtLifetime is { } longest ? After(now, longest) : null;
        return last is null || end <= last ? end
            : service.Variants.RejectsLongerJwtLifetime
                ? throw MaximoRefusal.Invalid("An access token of this lifetime is not granted.")
            : last;
    }

    private static DateTimeOffset? After(DateTimeOffset now, TimeSpan lifetime) =>
        lifetime < DateTimeOffset.MaxValue - now ? WholeSeconds(now + lifetime) : null;

    private static DateTimeOffset WholeSeconds(DateTimeOffset instant) =>
        DateTimeOffset.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
