namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>The filled-in form of a new key; texts as they arrived.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Scopes">The scopes that were ticked.</param>
/// <param name="Expires">The day at whose start, in UTC, the key expires; empty where the service has no such
/// keys.</param>
/// <param name="Days">For how many days the value works; empty where the service has no such keys.</param>
/// <param name="IsReadOnly">Whether the key may only read.</param>
internal sealed record NewKeyForm(
    string Account,
    string Name,
    IReadOnlyList<string> Scopes,
    string Expires,
    string Days,
    bool IsReadOnly
)
{
    public static NewKeyForm Of(IFormCollection form) =>
        new(
            form["account"].ToString(),
            form["name"].ToString().Trim(),
            [.. form["scopes"].OfType<string>()],
            form["expires"].ToString(),
            form["days"].ToString(),
            form.ContainsKey("readOnly")
        );
}
