namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads the rest of a list whose first page may not be all of it. A list is whole, or it is an error.
/// </summary>
internal sealed class PagedList<T>
{
    /// <summary>More pages than any list has: a service that never ends a list would be read for ever.</summary>
    private const int MaxPages = 10_000;
    private const int BadRequest = 400;

    private readonly List<T> _all = [];
    private readonly HashSet<string> _ids = [];
    private readonly Func<ListMarks> _newest;
    private readonly Func<T, string> _idOf;
    private ListMarks _marks = ListMarks.None;
    private long? _total;
    private int _pages;

    /// <param name="first">The first page.</param>
    /// <param name="newest">What the newest page says of others.</param>
    /// <param name="idOf">What no two items have in common.</param>
    public PagedList(IReadOnlyList<T> first, Func<ListMarks> newest, Func<T, string> idOf)
    {
        (_newest, _idOf) = (newest, idOf);
        Add(Noted(first));
    }

    private bool SaysMore => _total > _all.Count || _marks.SaysMoreThan(_all.Count);

    /// <summary>
    /// Reads pages by their offset. It asks for another when the response says that there is one, or when the number of
    /// items is a multiple of the length that a page usually has: so a list that was cut without a word is noticed. A
    /// service that begins again has no pages, and gave the whole list, unless it said that there is more.
    /// </summary>
    /// <param name="read">Reads from an offset on.</param>
    /// <param name="usualLength">The number of items in a full page.</param>
    public async Task<IReadOnlyList<T>> ContinueByOffsetAsync(Func<int, Task<IReadOnlyList<T>>> read, int usualLength)
    {
        while (SaysMore || _marks.MayBeCutAt(_all.Count, usualLength))
        {
            bool saysMore = SaysMore;
            IReadOnlyList<T> page = await ReadOrNoneAsync(read).ConfigureAwait(false);
            if (page.Count == 0 || _idOf(page[0]) == _idOf(_all[0]))
            {
                return saysMore ? throw ListMarks.Cut(_all.Count, _total) : _all;
            }

            Add(page);
        }

        return _all;
    }

    /// <summary>Reads pages as the responses say: with the query of the next page's address, or with a bookmark.</summary>
    /// <param name="read">Reads the page of a query.</param>
    public async Task<IReadOnlyList<T>> ContinueByMarksAsync(
        Func<IReadOnlyList<KeyValuePair<string, string>>, Task<IReadOnlyList<T>>> read
    )
    {
        while (SaysMore)
        {
            IReadOnlyList<KeyValuePair<string, string>> next =
                NextQuery.Of(_marks) ?? throw ListMarks.Cut(_all.Count, _total);
            IReadOnlyList<T> page = Noted(await read(next).ConfigureAwait(false));
            Add(page);
            if (page.Count == 0 && !(_total > _all.Count) && _marks.HasMore != true)
            {
                break;
            }
        }

        return _all;
    }

    /// <summary>A service that rejects the parameter has no pages.</summary>
    private async Task<IReadOnlyList<T>> ReadOrNoneAsync(Func<int, Task<IReadOnlyList<T>>> read)
    {
        try
        {
            return Noted(await read(_all.Count).ConfigureAwait(false));
        }
        catch (WireStatusException rejection) when (rejection.StatusCode == BadRequest)
        {
            return [];
        }
    }

    private IReadOnlyList<T> Noted(IReadOnlyList<T> page)
    {
        _marks = _newest();
        _total = _marks.Total ?? _total;
        return ++_pages <= MaxPages
            ? page
            : throw new WireFormatException($"The service gave {MaxPages} pages and no end, with {_all.Count} items.");
    }

    private void Add(IReadOnlyList<T> page)
    {
        int before = _all.Count;
        foreach (T item in page)
        {
            if (!_ids.Add(_idOf(item)))
            {
                throw new WireFormatException(
                    $"The response repeats an item of an earlier page, in place of what follows {before} items."
                );
            }

            _all.Add(item);
        }
    }
}
