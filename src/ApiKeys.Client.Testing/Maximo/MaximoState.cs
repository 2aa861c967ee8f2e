namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The state of the service that the state file keeps; access tokens are not kept.</summary>
internal sealed record MaximoState(
    string AdministratorKeyId,
    string AdministratorKeyToken,
    string SuperuserPassword,
    IReadOnlyList<MaximoKey> Keys
);
