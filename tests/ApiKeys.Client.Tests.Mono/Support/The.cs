using System;
using System.Threading;
using Xunit;

namespace ApiKeys.Client.Tests.Mono.Support
{
    /// <summary>Values that tests share.</summary>
    internal static class The
    {
        /// <summary>
        /// The token of the test. It also cancels what hangs, long after everything should have ended.
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

        /// <summary>An expiry that AIMMS accepts.</summary>
        public static DateTimeOffset InNinetyDays => TimeProvider.System.GetUtcNow().AddDays(90);

        /// <summary>A unique name, short enough not to be mistaken for a secret.</summary>
        public static string NewName() => "ci-" + Guid.NewGuid().ToString("N").Substring(0, 8);
    }
}
