using System.Text.Json;

namespace ApiKeys.Client.Protocol;

/// <summary>
/// What a response says about the items of a list that it does not contain: in the members beside the list, under the
/// names that services usually give them.
/// </summary>
internal sealed record ListMarks
{
    private const int DeepestNesting = 4;

    /// <summary>CouchDB, on which services build, ends a list with this bookmark.</summary>
    private const string NoBookmark = "nil";

    private static readonly HashSet<string> _totals = Names("total", "totalCount", "totalResults", "totalItems");
    private static readonly HashSet<string> _mores = Names("more", "hasMore", "hasNext", "moreAvailable", "truncated");
    private static readonly HashSet<string> _nexts = Names("next", "nextLink", "nextPage");
    private static readonly HashSet<string> _bookmarks = Names("bookmark", "nextBookmark");
    private static readonly HashSet<string> _otherPages = Names("self", "first", "last", "prev", "previous");
    private static readonly HashSet<string> _addresses = Names("href", "url");

    /// <summary>Those of a response that says nothing.</summary>
    public static ListMarks None { get; } = new();

    /// <summary>Gets the number of all items.</summary>
    public long? Total { get; private set; }

    /// <summary>Gets whether the response says that there are more items.</summary>
    public bool? HasMore { get; private set; }

    /// <summary>Gets the address of the next page.</summary>
    public string? Next { get; private set; }

    /// <summary>Gets the text that continues the list.</summary>
    public string? Bookmark { get; private set; }

    /// <summary>Whether there are more than the items that were read.</summary>
    public bool SaysMoreThan(int read) => Total > read || HasMore == true || Next is not null || MayContinue;

    /// <summary>Whether the service says that the items that were read are all.</summary>
    public bool SaysNoMoreThan(int read) => HasMore == false || Total <= read;

    /// <summary>
    /// Whether the items that were read may be full pages of a longer list, although nothing is said of more.
    /// </summary>
    public bool MayBeCutAt(int read, int usualLength) =>
        SaysMoreThan(read) || (read > 0 && read % usualLength == 0 && !SaysNoMoreThan(read));

    private bool MayContinue => Bookmark is not null && HasMore != false;

    /// <summary>Notes a member beside the list.</summary>
    public void Note(string name, JsonElement value) => Note(name, value, DeepestNesting);

    /// <exception cref="WireFormatException">The list is longer, and nothing is known of how to ask for the
    /// rest.</exception>
    public void ThrowIfMoreThan(int read)
    {
        if (SaysMoreThan(read))
        {
            throw Cut(read, Total);
        }
    }

    /// <summary>
    /// The error for a list of which the rest cannot be read: a short list is never passed off as whole.
    /// </summary>
    public static WireFormatException Cut(int read, long? total) =>
        new(
            total > read
                ? $"The response lists {read} of {total}; how to ask for the rest is not documented."
                : $"The response lists {read} and says that there are more; how to ask for the rest is not documented."
        );

    private void Note(string name, JsonElement value, int depth)
    {
        string plain = Plain(name);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when depth > 0 && !_otherPages.Contains(plain):
                foreach ((string inner, JsonElement member) in JsonNames.MembersOf(value))
                {
                    // A link is an object that has its address in a member.
                    Note(_nexts.Contains(plain) && _addresses.Contains(inner) ? plain : inner, member, depth - 1);
                }

                break;
            case JsonValueKind.Number when _totals.Contains(plain):
                Total = value.TryGetInt64(out long total) ? total : Total;
                break;
            case JsonValueKind.True or JsonValueKind.False when _mores.Contains(plain):
                HasMore = value.GetBoolean();
                break;
            case JsonValueKind.String when _nexts.Contains(plain):
                Next = TextOf(value);
                break;
            case JsonValueKind.String when _bookmarks.Contains(plain):
                Bookmark = TextOf(value) is { } text && text != NoBookmark ? text : null;
                break;
            default:
                break;
        }
    }

    private static HashSet<string> Names(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);

    private static string? TextOf(JsonElement value) => value.ToText() is { Length: > 0 } text ? text : null;

    private static string Plain(string name) =>
        name.Substring(name.LastIndexOfAny([':', '.', '@']) + 1).Replace("_", "").Replace("-", "");
}
