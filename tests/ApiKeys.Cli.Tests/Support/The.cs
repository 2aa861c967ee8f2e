namespace ApiKeys.Cli.Tests.Support;

/// <summary>Values that tests share.</summary>
internal static class The
{
    /// <summary>The token of the test.</summary>
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A moment for tests that need no process.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
}
