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
}
