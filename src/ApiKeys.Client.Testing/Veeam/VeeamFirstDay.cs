namespace ApiKeys.Client.Testing.Veeam;

/// <summary>What is there from the start: two users, a key, and logins of other kinds, as a real list has them.</summary>
internal sealed class VeeamFirstDay
{
    public VeeamFirstDay(VeeamStore store, DateTimeOffset now)
    {
        Administrator = store.AddUser(NewUser("1664927a", VeeamEmulator.AdministratorName, "Service Provider"), now);
        CompanyOwner = store.AddUser(NewUser("955b0b80", VeeamEmulator.CompanyOwnerName, "Alpha"), now);
        LoginId = store.AddKey(Administrator, new("administrator", VeeamScopes.Grantable, IsReadAccessOnly: false), Key, now).Id;
        store.AddKeyPair(CompanyOwner, now);
    }

    public VeeamEmulatedUser Administrator { get; }

    public VeeamEmulatedUser CompanyOwner { get; }

    public string Key { get; } = VeeamSecret.CreateKey();

    public long LoginId { get; }

    private static VeeamEmulatedUser NewUser(string start, string name, string organization) => new(
        new Guid(start + "-da62-4434-9f50-2c1b099948f2"),
        name,
        VeeamSecret.CreateToken(),
        new Guid(start + "-2a97-4ca4-89bf-cad1326d5503"),
        organization);
}
