namespace ApiKeys.Client.Testing.Maximo;

/// <summary>How a list is answered.</summary>
public enum MaximoListShape
{
    /// <summary>An array.</summary>
    Bare,

    /// <summary>
    /// An object that has the array in <c>apikeys</c>, beside <c>pageNumber</c>, <c>pageSize</c> and <c>total</c>. It
    /// is always whole.
    /// </summary>
    Wrapped,
}
