namespace ApiKeys.Client;

/// <summary>How much a diagnosis may do at the server. Each level includes those before it.</summary>
public enum DiagnosisLevel
{
    /// <summary>
    /// Requests without a credential alone: the connection, and routes that exist. At Maximo there are writes among them,
    /// to an id that does not exist; a server refuses each, as it has no credential.
    /// </summary>
    Connection,

    /// <summary>Reads with the account's credential too. Nothing is changed.</summary>
    ReadOnly,

    /// <summary>
    /// A key of few rights and a short life is created too, changed and deleted. It is deleted whatever happens.
    /// </summary>
    ThrowAwayKey,
}
