using System.Globalization;
using System.Net;
using System.Text;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>A list takes the same memory however long it is. Tests in parallel would be measured as well.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private const int Total = 100_000;
    private const int WarmUp = 10_000;
    private const int NearTheEnd = 95_000;
    private const long MostGrowth = 1_000_000;

    // Garbage of earlier tests may be collected meanwhile and hide what is kept, but not twice.
    private const long LeastGrowthWithKeys = 10_000_000;

    [Promise(6)]
    [Fact]
    public async Task Streaming_a_hundred_thousand_logins_takes_no_more_memory_than_ten_thousand() =>
        Assert.InRange(await GrowthAsync(static _ => { }), long.MinValue, MostGrowth);

    [Fact]
    public async Task The_measurement_detects_keys_that_are_kept()
    {
        List<VeeamApiKey> kept = [];

        Assert.InRange(
            Math.Max(await GrowthAsync(kept.Add), await GrowthAsync(kept.Add)),
            LeastGrowthWithKeys,
            long.MaxValue
        );

        Assert.Equal(2 * Total, kept.Count);
    }

    /// <summary>
    /// How many more bytes are held near the end of a list than near its start. A list before it releases what earlier
    /// tests left behind.
    /// </summary>
    private static async Task<long> GrowthAsync(Action<VeeamApiKey> read)
    {
        await MeasureAsync(static _ => { });
        return await MeasureAsync(read);
    }

    private static async Task<long> MeasureAsync(Action<VeeamApiKey> read)
    {
        int count = 0;
        long early = 0;
        long late = 0;
        await foreach (VeeamApiKey key in Manager().ListForAllUsersAsync(The.Token))
        {
            Assert.Equal(count, key.LoginId);
            read(key);
            count++;
            early = count == WarmUp ? LiveMemory.Bytes() : early;
            late = count == NearTheEnd ? LiveMemory.Bytes() : late;
        }

        Assert.Equal(Total, count);
        return late - early;
    }

    private static VeeamApiKeyManager Manager() =>
        new(
            new VeeamOptions
            {
                BaseAddress = new("https://vspc.example.com:1280"),
                ApiKey = "k",
                PageSize = 500,
            },
            new ApiKeyManagerSettings { Handler = new Pages() }
        );

    /// <summary>A service that creates each page on request, so that it holds nothing of the list.</summary>
    private sealed class Pages : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Dictionary<string, int> query = request
                .RequestUri!.Query.TrimStart('?')
                .Split('&')
                .Select(static pair => pair.Split('='))
                .Where(static pair => pair[0] is "offset" or "limit")
                .ToDictionary(static pair => pair[0], static pair => int.Parse(pair[1], CultureInfo.InvariantCulture));
            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK)
                {
                    Content = new StringContent(
                        Page(query["offset"], query["limit"]),
                        Encoding.UTF8,
                        "application/json"
                    ),
                }
            );
        }

        private static string Page(int offset, int limit)
        {
            int count = Math.Min(limit, Total - offset);
            return $$"""{"data":[{{string.Join(',', Enumerable.Range(offset, count).Select(Login))}}],"meta":{"pagingInfo":{"total":{{Total}},"count":{{count}},"offset":{{offset}} } } }""";
        }

        private static string Login(int id) =>
            $$"""{"id":{{id}},"userUid":"955b0b80-da62-4434-9f50-2c1b099948f2","identityProviderName":"AK","description":"k","isReadAccessOnly":false,"status":"enabled","identifierInProvider":1}""";
    }
}
