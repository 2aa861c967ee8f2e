namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>The location of the service for a contestant: behind a handler in memory, or at an address.</summary>
/// <param name="Address">The address; it ends in a slash.</param>
/// <param name="Expiry">The expiry of the key that is created.</param>
/// <param name="Canned">The handler that responds in memory; null to use the network.</param>
internal sealed record Place(Uri Address, DateOnly Expiry, CannedHandler? Canned)
{
    public const string ApiPath = "pro/user-manager/v1/";
    public const string KeysPath = ApiPath + "user/@current/api-key";
    public const string Credential = "bm90LXRoZS1jcmVkZW50aWFsIW5vdC10aGUtY3JlZGVudGlhbA==";

    /// <summary>The handler for contestants without their own.</summary>
    public HttpMessageHandler CreateHandler() =>
        Canned
        ?? (HttpMessageHandler)
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            };
}
