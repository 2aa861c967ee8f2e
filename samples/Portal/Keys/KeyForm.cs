namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>Which key a button belongs to.</summary>
internal sealed record KeyForm(string Account, string Id, string Name)
{
    public static KeyForm Of(IFormCollection form) => new(form["account"].ToString(), form["id"].ToString(), form["name"].ToString());
}
