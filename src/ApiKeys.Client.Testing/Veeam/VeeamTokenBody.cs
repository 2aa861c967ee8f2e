namespace ApiKeys.Client.Testing.Veeam;

/// <summary>What the body of a request to <c>/token</c> is to be.</summary>
public enum VeeamTokenBody
{
    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary><c>multipart/form-data</c> and nothing else, as with older versions.</summary>
    Multipart,
}
