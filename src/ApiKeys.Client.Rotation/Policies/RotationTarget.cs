namespace ApiKeys.Client.Rotation;

/// <summary>What a rotated key is for.</summary>
public enum RotationTarget
{
    /// <summary>Applications that call the service.</summary>
    Application,

    /// <summary>
    /// The account itself: the rotation creates and deletes keys with it. The new key must be able to manage keys.
    /// </summary>
    Credential,
}
