namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// Whom an access token was given to, and until when it is taken; <see langword="null"/> for without an end.
/// </summary>
internal sealed record MaximoSession(string Subject, DateTimeOffset? ExpiresAt);
