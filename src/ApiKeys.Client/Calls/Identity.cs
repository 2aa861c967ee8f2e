namespace ApiKeys.Client.Calls;

/// <summary>With what a request was authenticated, and as whom.</summary>
/// <param name="Secret">The secret that the request carries: it is masked wherever the service quotes it.</param>
/// <param name="User">The user, where the token names one.</param>
internal readonly record struct Identity(SecretValue Secret, string? User = null)
{
    /// <summary>The credential and the refresh token behind a token; null where the secret is no token.</summary>
    public IReadOnlyList<SecretValue>? Behind { get; init; }
}
