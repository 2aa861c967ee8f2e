namespace ApiKeys.Client.Soak;

/// <summary>The ways to authenticate.</summary>
internal enum AccountKind
{
    UserManager,
    ProApi,
    Maximo,
    MaximoSuperuser,
    Veeam,
    VeeamPassword,
}
