namespace ApiKeys.Client.Testing.Veeam;

/// <summary>How lists that are answered in pages treat the offset, and what they say of it.</summary>
public enum VeeamPaging
{
    /// <summary>As documented: the page asked for, with total, count and offset in <c>meta.pagingInfo</c>.</summary>
    Documented,

    /// <summary>
    /// The page asked for, with the offset under the name <c>skip</c>, as one page of the documentation prints it.
    /// </summary>
    Skip,

    /// <summary>The page asked for, with <c>meta</c> null.</summary>
    NoMeta,

    /// <summary>The first page whatever is asked for, with the offset 0 that it has.</summary>
    FirstPageAgain,

    /// <summary>The first page whatever is asked for, with the offset that was asked for.</summary>
    FirstPageUnderFalseOffset,
}
