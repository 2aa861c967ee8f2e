using ApiKeys.Client.Rotation;
using ApiKeys.Client.Rotation.PostgreSql;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps what a rotation stores in PostgreSQL.</summary>
public static class PostgreSqlExtensions
{
    /// <summary>
    /// Keeps the states in PostgreSQL: see <see cref="PostgreSqlRotationStore"/>. Engines on several machines use one
    /// database.
    /// </summary>
    /// <param name="builder">The rotation.</param>
    /// <param name="database">The database. It lives as long as the application.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static RotationBuilder UsePostgreSql(this RotationBuilder builder, NpgsqlDataSource database)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(database);
        return builder.UseStore(_ => new PostgreSqlRotationStore(database));
    }

    /// <summary>
    /// Keeps the key ring of Data Protection in the same database, so that each engine can read what another protected.
    /// Add <c>ProtectKeysWithCertificate</c>: otherwise a copy of the database has both the values and the keys to them.
    /// </summary>
    /// <param name="builder">The protection.</param>
    /// <param name="database">The database. It lives as long as the application.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IDataProtectionBuilder PersistKeysToPostgreSql(
        this IDataProtectionBuilder builder,
        NpgsqlDataSource database
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(database);
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new KeyRing(database));
        return builder;
    }
}
