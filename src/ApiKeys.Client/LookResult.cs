namespace ApiKeys.Client;

/// <summary>
/// The result of a check at the service after a change was refused in a way that does not prove that nothing was done.
/// </summary>
internal enum LookResult
{
    /// <summary>There was no check.</summary>
    None,

    /// <summary>The key is not there.</summary>
    Absent,

    /// <summary>The key, or one that may be it, is there.</summary>
    Present,

    /// <summary>The check was refused like the change itself.</summary>
    Refused,

    /// <summary>The check failed in another way.</summary>
    Failed,
}
