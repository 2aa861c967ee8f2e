namespace ApiKeys.Client.Rotation.PostgreSql.Tests;

internal static class The
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;
}
