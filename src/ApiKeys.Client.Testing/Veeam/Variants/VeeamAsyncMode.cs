namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Which requests get a 202 and continue in the background.</summary>
public enum VeeamAsyncMode
{
    /// <summary>None.</summary>
    Never,

    /// <summary>Those with the header X-Request-id, as with older versions.</summary>
    WithRequestId,

    /// <summary>All.</summary>
    Always,
}
