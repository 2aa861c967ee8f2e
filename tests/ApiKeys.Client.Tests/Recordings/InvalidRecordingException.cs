namespace ApiKeys.Client.Tests.Recordings;

/// <summary>A file is not a recording that can be replayed. The message says what to change.</summary>
public sealed class InvalidRecordingException(string message, Exception? innerException = null)
    : Exception(message, innerException);
