namespace ApiKeys.Client.Connections;

/// <summary>
/// Formats a server for messages: host and port, never the user information that an address may have.
/// </summary>
internal static class Endpoint
{
    public static string Of(Uri address) => $"{address.Host}:{address.Port}";
}
