namespace ApiKeys.Client.Testing.Maximo;

internal sealed record MaximoSignInCount(int Count);
