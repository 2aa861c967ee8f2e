namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The form of the header Location of a 202, which names the action.</summary>
public enum VeeamAsyncLocation
{
    /// <summary>
    /// As an address, as the vendor's specification has it: <c>http://127.0.0.1:5080/veeam/api/v3/asyncActions/…</c>.
    /// </summary>
    Absolute,

    /// <summary>As a path without the host, and without the emulator's prefix: <c>/api/v3/asyncActions/…</c>.</summary>
    Path,

    /// <summary>
    /// As a path with the singular that pages of the documentation print: <c>/api/v3/asyncAction/…</c>.
    /// </summary>
    Singular,

    /// <summary>
    /// As a path with the brace at its end that a page of the documentation prints: <c>/api/v3/asyncActions/…}</c>.
    /// </summary>
    StrayBrace,
}
