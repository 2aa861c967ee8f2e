namespace ApiKeys.Client.Connections;

/// <summary>
/// Names a server in messages: host and port, and never the user information that an address may have.
/// </summary>
internal static class Endpoint
{
    public static string Of(Uri address) => $"{address.Host}:{address.Port}";
}
