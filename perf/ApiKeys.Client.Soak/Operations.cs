namespace ApiKeys.Client.Soak;

/// <summary>The operations of the callers, and their records in the ledger.</summary>
internal sealed class Operations(Ledger ledger)
{
    private readonly InvariantChecker _witness = new(ledger);

    public async Task CreateAsync(Account account, CancellationToken token)
    {
        KeyRecord key = ledger.Begin(account.Manager.Service);
        await _witness.RecordAsync(
            "create",
            key,
            async () =>
                key.Issued(await account.Manager.CreateAsync(account.Request(key.Name, mayManageKeys: false), token))
        );
        Return(account, key);
    }

    public async Task DeleteAsync(Account account, KeyRecord key, CancellationToken token)
    {
        await _witness.RecordAsync(
            "delete",
            key,
            async () =>
            {
                await account.Manager.DeleteAsync(key.Id!, token);
                key.Exists = false;
            }
        );
        Return(account, key);
    }

    /// <summary>
    /// Refreshes a key. After an unknown outcome the key is not used again: a late request could take effect after the
    /// next one.
    /// </summary>
    public async Task RefreshAsync(Account account, KeyRecord key, CancellationToken token)
    {
        await _witness.RecordAsync(
            "refresh",
            key,
            async () => key.Value = (await account.Manager.RefreshAsync(key.Id!, token)).Value
        );
        ReturnIf(key.Value is not null, account, key);
    }

    public async Task SwitchAsync(Account account, KeyRecord key, CancellationToken token)
    {
        bool wanted = key.IsEnabled == false;
        await _witness.RecordAsync(
            wanted ? "enable" : "disable",
            key,
            async () =>
            {
                _ = wanted
                    ? await account.Manager.EnableAsync(key.Id!, token)
                    : await account.Manager.DisableAsync(key.Id!, token);
                key.IsEnabled = wanted;
            }
        );
        ReturnIf(key.IsEnabled is not null, account, key);
    }

    /// <summary>Looks for a key of which only the name is known, as docs/guides/errors.md describes.</summary>
    public async Task LookAsync(Account account, KeyRecord key, CancellationToken token)
    {
        await _witness.RecordAsync(
            "look",
            null,
            async () =>
            {
                if (
                    (await account.Manager.GetListAsync(token)).FirstOrDefault(each =>
                        StampedName.Without(each.Name) == key.Name
                    ) is
                    { } found
                )
                {
                    (key.Exists, key.Id) = (true, found.Id);
                }
            }
        );
        Return(account, key);
    }

    public Task ReadAsync(Account account, CancellationToken token) =>
        _witness.RecordAsync(
            "read",
            null,
            async () =>
            {
                await account.Manager.CheckAsync(token);
                await account.Manager.FindAsync(account.Manager.Service == "Veeam" ? "1" : "administrator", token);
            }
        );

    /// <summary>
    /// An account that authenticates with a key switches to another key. One that authenticates with a password tries a
    /// wrong one, and then the correct one again.
    /// </summary>
    public async Task ChangeCredentialAsync(Account account, CancellationToken token)
    {
        if (account.Kind is AccountKind.MaximoSuperuser or AccountKind.VeeamPassword)
        {
            account.Configure(("Password", "wrong"));
            await ReadAsync(account, token);
            account.Configure(("Password", account.Password));
            return;
        }

        KeyRecord key = ledger.Begin(account.Manager.Service);
        await _witness.RecordAsync(
            "change",
            key,
            async () =>
            {
                IssuedApiKey issued = await account.Manager.CreateAsync(
                    account.Request(key.Name, mayManageKeys: true),
                    token
                );
                key.Issued(issued);
                account.Configure(
                    account.Kind == AccountKind.Maximo
                        ? [("ApiKeyId", issued.Key.Id), ("ApiKeyToken", issued.Value.Reveal())]
                        : [("ApiKey", issued.Value.Reveal())]
                );
            }
        );
    }

    private static void Return(Account account, KeyRecord key) => ReturnIf(true, account, key);

    private static void ReturnIf(bool condition, Account account, KeyRecord key)
    {
        if (condition && key.Exists != false)
        {
            account.Keys.Enqueue(key);
        }
    }
}
