namespace ApiKeys.Client.Pipeline;

/// <summary>The body of a response is larger than the account allows.</summary>
internal sealed class ResponseTooLargeException(long maxBytes)
    : Exception(
        $"The response is larger than {maxBytes} bytes, the limit that "
            + $"{nameof(ApiKeyAccountOptions.MaxResponseBytes)} sets."
    );
