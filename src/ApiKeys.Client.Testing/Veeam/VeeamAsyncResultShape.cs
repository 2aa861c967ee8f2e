namespace ApiKeys.Client.Testing.Veeam;

/// <summary>What the result of an action that was done is.</summary>
public enum VeeamAsyncResultShape
{
    /// <summary>The whole answer that the request would have had.</summary>
    Envelope,

    /// <summary>What stands in its member <c>data</c>, as the sample in the vendor's specification shows it.</summary>
    Data,
}
