namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Which requests are answered 202, to be finished later.</summary>
public enum VeeamAsyncMode
{
    /// <summary>None.</summary>
    Never,

    /// <summary>Those with the header X-Request-id, as with older versions.</summary>
    WithRequestId,

    /// <summary>All.</summary>
    Always,
}
