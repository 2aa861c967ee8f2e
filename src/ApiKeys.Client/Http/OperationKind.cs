namespace ApiKeys.Client.Http;

/// <summary>What an operation does at the service: it decides what may be repeated.</summary>
internal enum OperationKind
{
    /// <summary>Changes nothing; may be repeated.</summary>
    Read,

    /// <summary>Gets a token for a credential; may be repeated, as a token that nobody received harms nobody.</summary>
    SignIn,

    /// <summary>Makes something new each time it arrives; arrives once, unless the service recognises the second request.</summary>
    Create,

    /// <summary>Changes what is there; is sent once, and again only after reading back what became of it.</summary>
    Update,

    /// <summary>Gives a key a new value each time it arrives; arrives once, and is not repeated even when it was refused unprocessed.</summary>
    Refresh,

    /// <summary>Removes; may be repeated, and finding nothing on the repeat is success.</summary>
    Delete,
}
