namespace ApiKeys.Client;

/// <content>The details of a failure that the SDK keeps.</content>
public abstract partial class ApiKeyException
{
    /// <summary>The facts that every <see cref="ApiKeyException"/> carries.</summary>
    internal sealed record FailureDetails
    {
        public static FailureDetails None { get; } = new();

        public string? Service { get; init; }

        public string? Account { get; init; }

        public string? KeyId { get; init; }

        public int? StatusCode { get; init; }

        public string? ErrorCode { get; init; }

        public string? ServiceMessage { get; init; }

        public string? RequestId { get; init; }

        public bool IsTransient { get; init; }

        public TimeSpan? RetryAfter { get; init; }

        public ApiKeyFailureStep FailedStep { get; init; }

        public bool IsCredentialRejected { get; init; }

        public string? ActionId { get; init; }

        /// <summary>Who wrote the error in the response, as far as its shape shows.</summary>
        public ErrorOrigin Origin { get; init; }

        /// <summary>The result of a check at the service, where one was needed.</summary>
        public LookResult Look { get; init; }
    }

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

    /// <summary>
    /// The result of a check at the service after a change was refused in a way that does not prove that nothing was
    /// done.
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
}
