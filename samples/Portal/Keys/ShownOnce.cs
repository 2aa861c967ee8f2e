namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>
/// A value for the one dialogue that shows it. It goes into the response to the request that created it, and is kept
/// nowhere.
/// </summary>
/// <param name="Title">The heading of the dialogue.</param>
/// <param name="Where">The account and the service.</param>
/// <param name="Id">The id of the key, without which a value at Maximo is of no use.</param>
/// <param name="Value">The text of the value.</param>
/// <param name="Note">A further note; null when there is none.</param>
internal sealed record ShownOnce(string Title, string Where, string Id, string Value, string? Note = null)
{
    public override string ToString() => Title;
}
