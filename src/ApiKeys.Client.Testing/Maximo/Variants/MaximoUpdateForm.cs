namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The body that an update must have.</summary>
public enum MaximoUpdateForm
{
    /// <summary>The version and the members that can be changed, and the unknown member where responses have it.</summary>
    Changeable,

    /// <summary>The version and the members that can be changed. The unknown member of responses is rejected.</summary>
    ChangeableAlone,

    /// <summary>The whole key as it is in responses, with its <c>id</c>, <c>added</c> and <c>updated</c>.</summary>
    Whole,
}
