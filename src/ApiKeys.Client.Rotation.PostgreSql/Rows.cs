using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>Reads what a row has.</summary>
internal static class Rows
{
    public static DateTimeOffset? InstantAt(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

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
