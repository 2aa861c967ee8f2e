namespace ApiKeys.Client.Protocol;

/// <summary>
/// Reads a list to its end, where a service may give it in pages. A list is whole, or it is an error.
/// </summary>
/// <param name="marks">What the newest page says of others.</param>
/// <param name="idOf">What no two items have in common.</param>
internal sealed class PagedList<T>(Func<ListMarks> marks, Func<T, string> idOf)
{
    /// <summary>More pages than any list has: a service that never ends a list would be read for ever.</summary>
    private const int MaxPages = 10_000;
    private const int BadRequest = 400;

    private readonly List<T> _all = [];
    private readonly HashSet<string> _ids = [];
    private ListMarks _marks = new();
    private long? _total;
    private int _pages;

    /// <summary>
    /// Reads pages by their offset. It asks for another when the response says that there is one, or when the number of
    /// items is a multiple of the length that a page usually has: so a list that was cut without a word is noticed. A
    /// service that begins again has no pages, and gave the whole list, unless it said that there is more.
    /// </summary>
    /// <param name="read">Reads from an offset on; null for the first page, which needs none.</param>
    /// <param name="usualLength">The number of items in a full page.</param>
    public async Task<IReadOnlyList<T>> ReadByOffsetAsync(Func<int?, Task<IReadOnlyList<T>>> read, int usualLength)
    {
        IReadOnlyList<T> page = Noted(await read(null).ConfigureAwait(false));
        if (!MayBeCut(page.Count, usualLength))
        {
            return page;
        }

        Add(page);
        while (MayBeCut(_all.Count, usualLength))
        {
            bool saysMore = SaysMore;
            page = await ReadOrNoneAsync(read).ConfigureAwait(false);
            if (page.Count == 0 || idOf(page[0]) == idOf(_all[0]))
            {
                return saysMore ? throw ListMarks.Cut(_all.Count, _total) : _all;
            }

            Add(page);
        }

        return _all;
    }

    /// <summary>Reads pages as the responses say: with the query of the next page's address, or with a bookmark.</summary>
    /// <param name="read">Reads the page of a query; the first has none.</param>
    public async Task<IReadOnlyList<T>> ReadByMarksAsync(
        Func<IReadOnlyList<KeyValuePair<string, string>>, Task<IReadOnlyList<T>>> read
    )
    {
        IReadOnlyList<T> page = Noted(await read([]).ConfigureAwait(false));
        if (!_marks.SaysMoreThan(page.Count))
        {
            return page;
        }

        Add(page);
        while (SaysMore)
        {
            page = await read(NextQuery.Of(_marks) ?? throw ListMarks.Cut(_all.Count, _total)).ConfigureAwait(false);
            Add(Noted(page));
            if (page.Count == 0 && !(_total > _all.Count) && _marks.HasMore != true)
            {
                break;
            }
        }

        return _all;
    }

    private bool SaysMore => _total > _all.Count || _marks.SaysMoreThan(_all.Count);

    private bool MayBeCut(int read, int usualLength) =>
        _total > read
        || _marks.SaysMoreThan(read)
        || (read > 0 && read % usualLength == 0 && !_marks.SaysNoMoreThan(read));

    /// <summary>A service that rejects the parameter has no pages.</summary>
    private async Task<IReadOnlyList<T>> ReadOrNoneAsync(Func<int?, Task<IReadOnlyList<T>>> read)
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
        _marks = marks();
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
            if (!_ids.Add(idOf(item)))
            {
                throw new WireFormatException(
                    $"The response repeats an item of an earlier page, in place of what follows {before} items."
                );
            }

            _all.Add(item);
        }
    }
}
