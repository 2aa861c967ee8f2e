namespace ApiKeys.Client.Calls;

/// <summary>The effect of an operation at the service, which decides what may be retried.</summary>
internal enum OperationKind
{
    /// <summary>Changes nothing; may be retried.</summary>
    Read,

    /// <summary>Gets a token for a credential; may be retried, because an unused token does no harm.</summary>
    Authenticate,

    /// <summary>
    /// Creates a new object each time it arrives; is sent once, unless the service recognises the second request.
    /// </summary>
    Create,

    /// <summary>Changes an object; is sent once, and again only after reading back its outcome.</summary>
    Update,

    /// <summary>
    /// Gives a key a new value each time it arrives; is sent once, and is not retried even when it was refused
    /// unprocessed.
    /// </summary>
    Refresh,

    /// <summary>Removes an object; may be retried, and a missing object on the retry is success.</summary>
    Delete,
}
