namespace ApiKeys.Client.Testing.Veeam;

/// <summary>A user of the emulated service.</summary>
public sealed class VeeamEmulatedUser
{
    internal VeeamEmulatedUser(
        Guid uid,
        string userName,
        string password,
        Guid organizationUid,
        string organizationName
    )
    {
        Uid = uid;
        UserName = userName;
        Password = password;
        OrganizationUid = organizationUid;
        OrganizationName = organizationName;
    }

    /// <summary>Gets the id.</summary>
    public Guid Uid { get; }

    /// <summary>Gets the name to authenticate with.</summary>
    public string UserName { get; }

    /// <summary>Gets the password to authenticate with.</summary>
    public string Password { get; }

    /// <summary>Gets the organization that the user belongs to.</summary>
    public Guid OrganizationUid { get; }

    /// <summary>Gets the name of that organization.</summary>
    public string OrganizationName { get; }

    /// <summary>
    /// Gets a value indicating whether the user may see and change what belongs to all organizations.
    /// </summary>
    public bool IsAdministrator => UserName == VeeamEmulator.AdministratorName;

    /// <summary>
    /// Gets or sets the code of the second factor that a sign-in with the password needs. Default <see
    /// langword="null"/>: none.
    /// </summary>
    public string? MfaCode { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the user is locked: the right password is refused too, as after <see
    /// cref="VeeamVariants.LockoutAfter"/> wrong ones. Setting it to <see langword="false"/> also resets the count.
    /// </summary>
    public bool IsLocked
    {
        get;
        set
        {
            field = value;
            RefusedAttempts = value ? RefusedAttempts : 0;
        }
    }

    internal int RefusedAttempts { get; set; }

    internal VeeamUserState State => new(Uid, UserName, Password, OrganizationUid, OrganizationName, MfaCode, IsLocked);

    /// <summary>The name and the organization; not the password.</summary>
    /// <returns>For example <c>alpha_admin, Alpha</c>.</returns>
    public override string ToString() => $"{UserName}, {OrganizationName}";

    internal bool CanSee(VeeamEmulatedUser other) => CanSee(other.OrganizationUid);

    internal bool CanSee(Guid organizationUid) => IsAdministrator || OrganizationUid == organizationUid;
}
