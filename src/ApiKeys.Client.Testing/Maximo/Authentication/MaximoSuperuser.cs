namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The credential of the superuser, and the address that accepts it.</summary>
internal sealed record MaximoSuperuser(Uri AdminAddress, string UserName, string Password);
