namespace ApiKeys.Client.Testing.Veeam;

/// <summary>One change of a login; <see langword="null"/> members stay.</summary>
internal sealed record VeeamPatch(string? Description = null, string? Status = null)
{
    public static VeeamPatch OfDescription(string value, Func<string, VeeamRefusalException> refusal) =>
        new(Description: VeeamDescription.Require(value, refusal));

    /// <summary>Whether the login is disabled for another reason, so that its owner cannot enable it.</summary>
    public bool IsBeyondOwner(VeeamEmulatedLogin login) =>
        Status == VeeamEmulatedLogin.Enabled
        && login.Status is not (VeeamEmulatedLogin.Enabled or VeeamEmulatedLogin.Disabled);

    public void Apply(VeeamEmulatedLogin login)
    {
        login.Description = Description ?? login.Description;
        login.Status = Status ?? login.Status;
    }
}
