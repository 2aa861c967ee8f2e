using System.Text.Json;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Goes through a list page by page, and notices when the service repeats itself. It remembers one login, however long
/// the list is: the first of a page, taken again after 1, 2, 4, 8 … pages, so that pages which come round in any circle
/// meet it.
/// </summary>
internal sealed class VeeamPages
{
    /// <summary>More than any list has. A service that never ends one would else be read for ever.</summary>
    public const int MaxPages = 10_000;

    private (Guid UserUid, long Id)? _landmark;
    private int _count;

    /// <summary>How many logins are behind.</summary>
    public int Offset { get; private set; }

    public bool IsEnd { get; private set; }

    /// <summary>Takes a page.</summary>
    /// <returns>Why it cannot be the page that was asked for; null when it can.</returns>
    public string? Add(UserLoginPage page)
    {
        PagingInfo? info = page.Meta?.PagingInfo;
        if (FaultIn(page, info) is { } fault)
        {
            return fault;
        }

        if (page.Data.Count > 0 && (_count & (_count - 1)) == 0)
        {
            _landmark = Address(page.Data[0]);
        }

        _count++;
        Offset += page.Data.Count;

        // Without a total an empty page is the only sure end: a short one may be all that the server gives at once.
        IsEnd = info?.Total is { } total ? Offset >= total : page.Data.Count == 0;
        return null;
    }

    private string? FaultIn(UserLoginPage page, PagingInfo? info)
    {
        int count = page.Data.Count;
        return OffsetOf(info) is { } reported && reported != Offset
                ? $"asked for the logins from number {Offset} on, the service gave those from number {reported} on"
            : count > 0 && Address(page.Data[0]) == _landmark
                ? $"asked for the logins from number {Offset} on, the service began a page with a login that it "
                    + "began another with"
            : _count == MaxPages ? $"the service gave {MaxPages} pages and no end, with {Offset} logins"
            : info?.Total is not { } total ? null
            : count == 0 && Offset < total ? $"the service gave an empty page after {Offset} of {total} logins"
            : count > 0 && Offset + count > total
                ? $"the service gave more logins than the {total} that it says there are"
            : null;
    }

    /// <summary>
    /// What tells a login from all others: whether numbers are unique among all users is not documented.
    /// </summary>
    private static (Guid UserUid, long Id) Address(UserLogin login) => (login.UserUid, login.Id);

    /// <summary>
    /// Where the page begins, as the service says it: one page of the documentation has another name for it.
    /// </summary>
    private static long? OffsetOf(PagingInfo? info) =>
        info?.Offset
        ?? (
            info?.AdditionalProperties is { } others
            && others.TryGetValue("skip", out JsonElement skip)
            && skip.ValueKind == JsonValueKind.Number
            && skip.TryGetInt64(out long offset)
                ? offset
                : null
        );
}
