namespace ApiKeys.Client.Rotation;

/// <summary>How a new value is made.</summary>
public enum RotationMode
{
    /// <summary>By a second key, so that both values work for a while.</summary>
    Replace,

    /// <summary>
    /// By a refresh of the same key, at Maximo alone. The old value ends in that moment, and consumers are refused
    /// until they have the new one.
    /// </summary>
    RefreshInPlace,
}
