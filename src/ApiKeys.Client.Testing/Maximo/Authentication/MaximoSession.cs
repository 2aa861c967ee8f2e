namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The owner of an access token, and its expiry; <see langword="null"/> for no expiry.</summary>
internal sealed record MaximoSession(string Subject, DateTimeOffset? ExpiresAt);
