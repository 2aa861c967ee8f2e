namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The form of the result of a successful action.</summary>
public enum VeeamAsyncResultShape
{
    /// <summary>The whole response that the request would have had.</summary>
    Envelope,

    /// <summary>The content of its member <c>data</c>, as in the sample of the vendor's specification.</summary>
    Data,
}
