namespace ApiKeys.Client.StartUp;

/// <summary>
/// A request of the list and nothing else, by an <see cref="HttpClient"/>: no program takes less that sends one.
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
