namespace ApiKeys.Client.Tests.Support;

/// <summary>Values that tests share.</summary>
internal static class The
{
    /// <summary>The moment at which tests take place.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The token of the test. It also ends what hangs, long after everything should be over, so that a defect is a
    /// failure and not a standstill.
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
