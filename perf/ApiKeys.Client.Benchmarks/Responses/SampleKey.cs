namespace ApiKeys.Client.Benchmarks.Responses;

/// <summary>A key as the canned service sends it, and as a contestant should read it.</summary>
internal sealed record SampleKey(string Name, DateOnly Expiry, IEnumerable<string> Scopes, string? Value = null)
{
    private static readonly string[] _scopes = ["PublishApp", "Tasks", "Session", "Authentication", "Secret", "APIKey"];

    /// <summary>Keys as AIMMS lists them: 1,001, which are no full page, are about 120 KB.</summary>
    public static IReadOnlyList<SampleKey> List(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(static i => new SampleKey(
                    $"nightly-publish-{i:0000}",
                    new DateOnly(2027, 1, 1).AddDays(i % 300),
                    _scopes.Skip(i % 3).Take(2 + (i % 3))
                )),
        ];

    /// <summary>The key that is created.</summary>
    public static SampleKey Issued(DateOnly expiry) =>
        new("nightly-publish", expiry, ["PublishApp", "Tasks"], "bm90LWEtcmVhbC1rZXkhIW5vdC1hLXJlYWwta2V5ISE=");
}
