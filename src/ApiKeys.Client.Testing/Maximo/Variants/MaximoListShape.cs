namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The form of lists in responses.</summary>
public enum MaximoListShape
{
    /// <summary>An array.</summary>
    Bare,

    /// <summary>
    /// An object with the array in <c>apikeys</c>, beside <c>pageNumber</c>, <c>pageSize</c> and <c>total</c>. It
    /// always has all keys.
    /// </summary>
    Wrapped,

    /// <summary>
    /// Pages of <see cref="MaximoVariants.PageSize"/> keys: an object with the array in <c>apikeys</c> beside a
    /// <c>bookmark</c>, which the request for the next page sends as a parameter. The last page has none.
    /// </summary>
    Bookmark,

    /// <summary>
    /// Pages of <see cref="MaximoVariants.PageSize"/> keys: an object with the array in <c>apikeys</c> beside a
    /// <c>nextLink</c>, which is the address of the next page. The last page has none.
    /// </summary>
    NextLink,
}
