using System.Reflection;

namespace ApiKeys.Client.Samples.Portal.Tests.Support;

/// <summary>Values that tests share.</summary>
internal static class The
{
    /// <summary>The token of the test. It also ends a hanging test, long after it should have finished.</summary>
    public static CancellationToken Token
    {
        get
        {
            CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(
                TestContext.Current.CancellationToken
            );
            limit.CancelAfter(TimeSpan.FromMinutes(2));
            return limit.Token;
        }
    }

    public static string RepositoryRoot { get; } =
        typeof(The)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot")
            .Value!;
}
