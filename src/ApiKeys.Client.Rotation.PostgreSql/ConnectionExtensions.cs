using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

internal static class ConnectionExtensions
{
    /// <summary>Runs a statement, and returns the first value of its first row; null when there is none.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are constants of this package.")]
    public static async Task<object?> RunAsync(
        this NpgsqlConnection connection,
        string statement,
        CancellationToken cancellationToken
    )
    {
        NpgsqlCommand command = new(statement, connection);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
