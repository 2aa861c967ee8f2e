namespace ApiKeys.Client.Testing.Aimms;

/// <summary>The state of the service that the state file keeps.</summary>
internal sealed record AimmsState(string AdministratorKey, IReadOnlyList<AimmsKeyState> Keys);

/// <summary>A key with the hash of its value.</summary>
internal sealed record AimmsKeyState(AimmsKeyRequest Key, byte[] Hash);
