namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The initial data: two users, a key, and logins of other kinds, as a real list has them.</summary>
internal sealed class VeeamSeedData
{
    public VeeamSeedData(VeeamStore store, DateTimeOffset now)
    {
        VeeamEmulatedUser administrator = store.AddUser(
            NewUser("1664927a", VeeamEmulator.AdministratorName, "Service Provider"),
            now
        );
        VeeamEmulatedUser companyOwner = store.AddUser(
            NewUser("955b0b80", VeeamEmulator.CompanyOwnerName, "Alpha"),
            now
        );
        LoginId = store
            .AddKey(administrator, new("administrator", VeeamScopes.Grantable, IsReadAccessOnly: false), Key, now)
            .Id;
        store.AddKeyPair(companyOwner, now);
    }

    public string Key { get; } = VeeamSecret.CreateKey();

    public long LoginId { get; }

    private static VeeamEmulatedUser NewUser(string start, string name, string organization) =>
        new(
            new Guid(start + "-da62-4434-9f50-2c1b099948f2"),
            name,
            VeeamSecret.CreateToken(),
            new Guid(start + "-2a97-4ca4-89bf-cad1326d5503"),
            organization
        );
}
