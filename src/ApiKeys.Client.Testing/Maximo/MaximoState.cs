namespace ApiKeys.Client.Testing.Maximo;

/// <summary>What outlives the emulated service; access tokens do not.</summary>
internal sealed record MaximoState(
    string AdministratorKeyId,
    string AdministratorKeyToken,
    string SuperuserPassword,
    IReadOnlyList<MaximoKey> Keys
);
