namespace ApiKeys.Client.StartUp;

/// <summary>
/// A request of the list and nothing else, with an <see cref="HttpClient"/>: the minimum of any program that sends one.
/// </summary>
internal static class Get
{
    public static async Task<int> CountAsync(string address, string apiKey)
    {
        using HttpClient client = new();
        using HttpRequestMessage request = new(
            HttpMethod.Get,
            new Uri(new Uri(address), "pro/user-manager/v1/user/@current/api-key")
        );
        request.Headers.TryAddWithoutValidation("apikey", apiKey);
        using HttpResponseMessage response = await client.SendAsync(request);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Length;
    }
}
