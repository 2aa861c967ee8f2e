namespace ApiKeys.Client.Rotation.State;

/// <summary>
/// A key that must not exist. Only what a committed state has here is ever deleted, and what was here once never lives
/// again.
/// </summary>
/// <param name="Name">Its name at the service.</param>
/// <param name="Id">Its id; null when only the name is known, because the response was lost.</param>
/// <param name="Since">Since when it is revoked.</param>
/// <param name="SweptAt">When it was last seen to be gone; null before.</param>
internal sealed record RevokedKey(string Name, string? Id, DateTimeOffset Since, DateTimeOffset? SweptAt = null)
{
    /// <summary>
    /// Whether a key at the service is this one. A name that the rotation gave is unique; a foreign one counts by its
    /// id alone.
    /// </summary>
    public bool Is(string id, string name) => Id is null ? Name == name : Id == id;
}
