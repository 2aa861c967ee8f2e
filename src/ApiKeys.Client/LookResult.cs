namespace ApiKeys.Client;

/// <summary>
/// What a look at the service showed after a change was refused in a way that does not prove that nothing was done.
/// </summary>
internal enum LookResult
{
    /// <summary>There was no look.</summary>
    None,

    /// <summary>The key is not there.</summary>
    Absent,

    /// <summary>The key, or one that may be it, is there.</summary>
    Present,

    /// <summary>The look was refused like the change itself.</summary>
    Refused,

    /// <summary>The look failed otherwise.</summary>
    Failed,
}
