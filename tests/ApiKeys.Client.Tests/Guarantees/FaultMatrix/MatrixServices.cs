using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>The services and ways to authenticate, with one table each.</summary>
internal static class MatrixServices
{
    public static IReadOnlyDictionary<string, Func<MatrixService>> All { get; } =
        new Dictionary<string, Func<MatrixService>>
        {
            ["aimms-user-manager"] = () => new AimmsMatrix(AimmsEndpoint.UserManager),
            ["aimms-pro-api"] = () => new AimmsMatrix(AimmsEndpoint.ProApi),
            ["maximo-key"] = () => new MaximoMatrix(isSuperuser: false, atSignIn: false),
            ["maximo-key-sign-in"] = () => new MaximoMatrix(isSuperuser: false, atSignIn: true),
            ["maximo-superuser-sign-in"] = () => new MaximoMatrix(isSuperuser: true, atSignIn: true),
            ["veeam-key"] = () => new VeeamMatrix(atSignIn: false),
            ["veeam-password-sign-in"] = () => new VeeamMatrix(atSignIn: true),
        };
}
