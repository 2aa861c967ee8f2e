namespace ApiKeys.Client.Soak;

/// <summary>The ways to sign in.</summary>
internal enum AccountKind
{
    UserManager,
    ProApi,
    Maximo,
    MaximoSuperuser,
    Veeam,
    VeeamPassword,
}
