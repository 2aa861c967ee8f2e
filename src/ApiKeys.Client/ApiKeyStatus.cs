namespace ApiKeys.Client;

/// <summary>Whether a key can be used, as far as its being enabled goes; it may have expired beside that.</summary>
public enum ApiKeyStatus
{
    /// <summary>The service says nothing, or something that this version of the SDK does not know: see <see cref="ApiKey.StatusText"/>.</summary>
    Unknown,

    /// <summary>The key can be used. At AIMMS every key that exists can.</summary>
    Enabled,

    /// <summary>The key was disabled, and can be enabled again with <see cref="ApiKeyManager.EnableAsync"/>.</summary>
    Disabled,

    /// <summary>
    /// The service disabled the key for a reason of its own, which <see cref="ApiKey.StatusText"/> tells: at Veeam because of its user, company or tenant.
    /// Enabling the key does not help; the reason has to go.
    /// </summary>
    DisabledByService,
}
