namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// The valid descriptions of a key: 1 to 128 characters without <c>&lt;&gt;=</c>, by the vendor's specification.
/// </summary>
internal static class VeeamDescription
{
    public static string Require(string? text, Func<string, VeeamRefusalException> refusal) =>
        string.IsNullOrWhiteSpace(text) ? throw refusal("The description is empty.")
        : text.Length > 128 ? throw refusal("The description is longer than 128 characters.")
        : text.AsSpan().ContainsAny("<>=") ? throw refusal("The description has a character that it must not have.")
        : text;
}
