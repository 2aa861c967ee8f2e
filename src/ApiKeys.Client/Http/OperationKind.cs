namespace ApiKeys.Client.Http;

/// <summary>What an operation does at the service: it decides what may be repeated.</summary>
internal enum OperationKind
{
    /// <summary>Changes nothing; may be repeated.</summary>
    Read,

    /// <summary>Makes something new each time it arrives; arrives once.</summary>
    Create,

    /// <summary>Removes; may be repeated, and finding nothing on the repeat is success.</summary>
    Delete,
}
