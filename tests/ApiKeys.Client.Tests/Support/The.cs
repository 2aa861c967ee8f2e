namespace ApiKeys.Client.Tests.Support;

/// <summary>Values that tests share.</summary>
internal static class The
{
    /// <summary>The moment at which tests take place.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
