using System.Text.Json;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// Reads a list page by page, and detects a page that the service returns twice. It remembers only one login, however
/// long the list is: the first of a page, replaced after 1, 2, 4, 8 … pages, so that it detects a cycle of any length.
/// </summary>
internal sealed class VeeamPages
{
    /// <summary>
    /// More pages than any list has. A service that never ends a list would otherwise be read for ever.
    /// </summary>
    public const int MaxPages = 10_000;

    private (Guid UserUid, long Id)? _landmark;
    private int _count;

    /// <summary>How many logins were read.</summary>
    public int Offset { get; private set; }

    public bool IsEnd { get; private set; }

    /// <summary>Adds a page.</summary>
    /// <returns>Why it cannot be the requested page; null when it can.</returns>
    public string? Add(UserLoginPage page)
    {
        PagingInfo? info = page.Meta?.PagingInfo;
        if (ErrorIn(page, info) is { } error)
        {
            return error;
        }

        if (page.Data.Count > 0 && (_count & (_count - 1)) == 0)
        {
            _landmark = Address(page.Data[0]);
        }

        _count++;
        Offset += page.Data.Count;

        // Without a total only an empty page is a certain end: a short one may be the server's maximum.
        IsEnd = info?.Total is { } total ? Offset >= total : page.Data.Count == 0;
        return null;
    }

    private string? ErrorIn(UserLoginPage page, PagingInfo? info)
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
    /// The identity of a login: whether numbers are unique among all users is not documented.
    /// </summary>
    private static (Guid UserUid, long Id) Address(UserLogin login) => (login.UserUid, login.Id);

    /// <summary>
    /// The offset of the page, as the service reports it: one page of the documentation has another name for it.
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
