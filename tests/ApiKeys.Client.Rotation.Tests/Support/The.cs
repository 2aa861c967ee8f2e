namespace ApiKeys.Client.Rotation.Tests.Support;

internal static class The
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
