namespace ApiKeys.Client.Testing.Veeam;

/// <summary>How paged lists treat the offset, and what they report about it.</summary>
public enum VeeamPaging
{
    /// <summary>As documented: the requested page, with total, count and offset in <c>meta.pagingInfo</c>.</summary>
    Documented,

    /// <summary>
    /// The requested page, with the offset under the name <c>skip</c>, as one page of the documentation prints it.
    /// </summary>
    Skip,

    /// <summary>The requested page, with <c>meta</c> null.</summary>
    NoMeta,

    /// <summary>The first page for every request, with its offset 0.</summary>
    FirstPageAgain,

    /// <summary>The first page for every request, with the requested offset.</summary>
    FirstPageUnderFalseOffset,
}
