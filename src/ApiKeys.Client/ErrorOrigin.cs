namespace ApiKeys.Client;

/// <summary>
/// Who wrote an error, as far as its shape shows. A proxy or a gateway may respond in the service's place.
/// </summary>
internal enum ErrorOrigin
{
    /// <summary>Not known to be from the service: an empty body, a page of HTML, JSON of another shape.</summary>
    Foreign,

    /// <summary>Possibly from the service, which documents no shape for its errors.</summary>
    Unproven,

    /// <summary>From the service: the body has the shape of the service's errors.</summary>
    Service,
}
