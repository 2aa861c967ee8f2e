using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>Reads what a row has.</summary>
internal static class Rows
{
    /// <summary>A state: policy, version, document and next step.</summary>
    public static StoredRotation State(this NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetInt64(1), row.GetString(2))
        {
            NextStep = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3),
        };

    /// <summary>A row of <see cref="Statements.History"/>.</summary>
    public static RotationEvent Event(this NpgsqlDataReader row) =>
        new()
        {
            At = row.GetFieldValue<DateTimeOffset>(0),
            Kind = row.GetString(1),
            Actor = row.GetString(2),
            Node = row.GetString(3),
            Generation = row.GetInt32(4),
            Key = TextAt(row, 5),
            Fingerprint = TextAt(row, 6),
            Reason = TextAt(row, 7),
        };

    private static string? TextAt(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
