using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace ApiKeys.Client.Rotation.PostgreSql;

/// <summary>Keeps the key ring of Data Protection in the database. Data Protection asks for it without waiting.</summary>
internal sealed class KeyRing(NpgsqlDataSource database) : IXmlRepository
{
    private readonly Tables _tables = new(database);

    public IReadOnlyCollection<XElement> GetAllElements() =>
        Wait(
            _tables.ListAsync(
                "SELECT element FROM apikeys_data_protection ORDER BY id",
                static row => XElement.Parse(row.GetString(0)),
                CancellationToken.None
            )
        );

    public void StoreElement(XElement element, string friendlyName) =>
        Wait(
            _tables.ScalarAsync(
                "INSERT INTO apikeys_data_protection (name, element) VALUES ($1, $2)",
                CancellationToken.None,
                friendlyName,
                element.ToString(SaveOptions.DisableFormatting)
            )
        );

    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
