namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The outcome of an action that continues in the background.</summary>
public enum VeeamAsyncOutcome
{
    /// <summary>It succeeds; the work itself is done at once.</summary>
    Succeed,

    /// <summary>It fails: nothing is done. The result is an error, and is kept for an hour.</summary>
    Failed,

    /// <summary>It is canceled: nothing is done, and there is no result.</summary>
    Canceled,
}
