namespace ApiKeys.Client.Testing.Maximo;

/// <summary>What the superuser authenticates with, and where.</summary>
internal sealed record MaximoSuperuser(Uri AdminAddress, string UserName, string Password);
