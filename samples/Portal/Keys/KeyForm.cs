namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>The key that a button belongs to, and whether the portal may lock itself out.</summary>
internal sealed record KeyForm(string Account, string Id, string Name, bool AllowOwnKey)
{
    public static KeyForm Of(IFormCollection form) =>
        new(
            form["account"].ToString(),
            form["id"].ToString(),
            form["name"].ToString(),
            form.ContainsKey("allowOwnKey")
        );
}
