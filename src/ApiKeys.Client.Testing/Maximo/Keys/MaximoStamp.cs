namespace ApiKeys.Client.Testing.Maximo;

/// <summary>Who did something, and when.</summary>
internal sealed record MaximoStamp(string Id, DateTimeOffset Timestamp);
