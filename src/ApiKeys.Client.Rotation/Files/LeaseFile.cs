namespace ApiKeys.Client.Rotation.Files;

/// <summary>Who works at a policy now, and until when by the clock of the machine.</summary>
internal sealed record LeaseFile(string Holder, DateTimeOffset Until);
