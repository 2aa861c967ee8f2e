namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>
/// The statements that write. Each is one statement, and so done as a whole or not at all, and returns a row when it was
/// done.
/// </summary>
internal static class Statements
{
    /// <summary>The channel on which a policy is named whose state has changed.</summary>
    public const string Channel = "apikeys_rotation";

    /// <summary>$1 policy, $2 version, $3 document, $4 next step, and from $5 on what happened.</summary>
    public const string Create = $"""
        WITH changed AS (
          INSERT INTO apikeys_rotation (policy, version, document, next_step)
          VALUES ($1, $2, $3, $4)
          ON CONFLICT (policy) DO NOTHING
          RETURNING policy
        ), {Logged}
        """;

    /// <summary>The same, on the version before.</summary>
    public const string Replace = $"""
        WITH changed AS (
          UPDATE apikeys_rotation SET version = $2, document = $3, next_step = $4
          WHERE policy = $1 AND version = $2 - 1
          RETURNING policy
        ), {Logged}
        """;

    /// <summary>$1 policy, $2 holder, $3 duration. The clock is that of the database.</summary>
    public const string Lease = """
        INSERT INTO apikeys_rotation_lease AS present (policy, holder, ends)
        VALUES ($1, $2, now() + $3)
        ON CONFLICT (policy) DO UPDATE SET holder = $2, ends = now() + $3
        WHERE present.holder = $2 OR present.ends <= now()
        RETURNING 1
        """;

    /// <summary>$1 policy.</summary>
    public const string History = """
        SELECT at, kind, actor, node, generation, key, fingerprint, reason
        FROM apikeys_rotation_event WHERE policy = $1 ORDER BY id DESC LIMIT 1000
        """;

    /// <summary>$1 policy, $2 consumer, $3 fingerprint.</summary>
    public const string Report = """
        INSERT INTO apikeys_rotation_consumer (policy, consumer, fingerprint, seen) VALUES ($1, $2, $3, now())
        ON CONFLICT (policy, consumer) DO UPDATE SET fingerprint = $3, seen = now()
        RETURNING 1
        """;

    private const string Logged = $"""
        logged AS (
          INSERT INTO apikeys_rotation_event
            (policy, at, kind, actor, node, generation, key, fingerprint, reason)
          SELECT policy, $5, $6, $7, $8, $9, $10, $11, $12 FROM changed
        ), forgotten AS (
          DELETE FROM apikeys_rotation_event WHERE policy = $1 AND at < $5 - interval '400 days'
        )
        SELECT pg_notify('{Channel}', policy)::text FROM changed
        """;
}
