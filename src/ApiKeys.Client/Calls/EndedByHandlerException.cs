namespace ApiKeys.Client.Calls;

/// <summary>A handler of the application, outside the SDK's own, ended a call with this exception.</summary>
internal sealed class EndedByHandlerException(Exception failure)
    : Exception("A handler of the application ended the call.", failure);
