namespace ApiKeys.Client.Calls;

/// <summary>What an operation does at the service: it decides what may be retried.</summary>
internal enum OperationKind
{
    /// <summary>Changes nothing; may be retried.</summary>
    Read,

    /// <summary>Gets a token for a credential; may be retried, as a token that nobody received harms nobody.</summary>
    Authenticate,

    /// <summary>
    /// Makes something new each time it arrives; arrives once, unless the service recognises the second request.
    /// </summary>
    Create,

    /// <summary>Changes what is there; is sent once, and again only after reading back its outcome.</summary>
    Update,

    /// <summary>
    /// Gives a key a new value each time it arrives; arrives once, and is not retried even when it was refused
    /// unprocessed.
    /// </summary>
    Refresh,

    /// <summary>Removes; may be retried, and finding nothing on the retry is success.</summary>
    Delete,
}
