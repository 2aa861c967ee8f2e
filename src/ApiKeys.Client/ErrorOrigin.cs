namespace ApiKeys.Client;

/// <summary>
/// Whose an error is, as far as its shape tells. A proxy or a gateway may respond in the service's place.
/// </summary>
internal enum ErrorOrigin
{
    /// <summary>Not known to be the service's: an empty body, a page of HTML, JSON of another shape.</summary>
    Foreign,

    /// <summary>It may be the service's, which documents no shape by which its own errors can be told.</summary>
    Unproven,

    /// <summary>The service's own: the body has the shape that the service's errors have.</summary>
    Service,
}
