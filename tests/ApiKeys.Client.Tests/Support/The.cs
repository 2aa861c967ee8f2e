namespace ApiKeys.Client.Tests.Support;

/// <summary>Values that tests share.</summary>
internal static class The
{
    /// <summary>The time at which tests run.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The token of the test. It also cancels what hangs, long after everything should have ended, so that a defect
    /// fails the test and does not block it.
    /// </summary>
    public static CancellationToken Token
    {
        get
        {
            CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(
                TestContext.Current.CancellationToken
            );
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            return limit.Token;
        }
    }
}
