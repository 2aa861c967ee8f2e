namespace ApiKeys.Client.Testing.Veeam;

/// <summary>What becomes of an action that is finished later.</summary>
public enum VeeamAsyncOutcome
{
    /// <summary>It is done; the work itself at once.</summary>
    Succeed,

    /// <summary>It is not done. The result is an error, and kept for an hour.</summary>
    Failed,

    /// <summary>It is not done, and there is no result.</summary>
    Canceled,
}
