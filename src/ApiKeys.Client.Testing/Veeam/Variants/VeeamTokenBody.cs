namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The media type that a request to <c>/token</c> must have.</summary>
public enum VeeamTokenBody
{
    /// <summary><c>application/x-www-form-urlencoded</c>.</summary>
    Form,

    /// <summary><c>multipart/form-data</c> and nothing else, as with older versions.</summary>
    Multipart,
}
