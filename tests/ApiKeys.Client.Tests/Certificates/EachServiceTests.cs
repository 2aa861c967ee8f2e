using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Certificates;

/// <summary>
/// The trust options apply to every way to authenticate, and to the sign-in as well as all other requests.
/// </summary>
public sealed class EachServiceTests
{
    private static readonly Dictionary<string, Func<ApiKeyEmulator, ApiKeyAccountOptions>> _accounts = new()
    {
        ["Maximo key"] = emulator => new MaximoOptions
        {
            BaseAddress = emulator.Maximo.BaseAddress,
            ApiKeyId = emulator.Maximo.AdministratorKeyId,
            ApiKeyToken = emulator.Maximo.AdministratorKeyToken,
        },
        ["Maximo superuser"] = emulator => new MaximoOptions
        {
            BaseAddress = emulator.Maximo.BaseAddress,
            AdminAddress = emulator.Maximo.AdminAddress,
            UserName = MaximoEmulator.SuperuserName,
            Password = emulator.Maximo.SuperuserPassword,
        },
        ["Veeam key"] = emulator => new VeeamOptions
        {
            BaseAddress = emulator.Veeam.BaseAddress,
            ApiKey = emulator.Veeam.AdministratorKey,
        },
        ["Veeam password"] = emulator => new VeeamOptions
        {
            BaseAddress = emulator.Veeam.BaseAddress,
            UserName = VeeamEmulator.AdministratorName,
            Password = emulator.Veeam.AdministratorPassword,
        },
    };

    public static TheoryData<string> Accounts => new(_accounts.Keys);

    [Promise(4)]
    [Theory, MemberData(nameof(Accounts))]
    public async Task An_authority_in_TrustedCertificateFile_is_trusted(string account)
    {
        await using ApiKeyEmulator emulator = await HttpsAccount.StartEmulatorAsync();
        using PemFile file = new(emulator.CertificateAuthorityPem);

        Assert.Single(
            await Manager(emulator, account, options => options.TrustedCertificateFile = file.Path)
                .GetListAsync(The.Token)
        );
    }

    [Promise(4)]
    [Theory, MemberData(nameof(Accounts))]
    public async Task Without_a_trust_option_nothing_is_sent_and_the_error_names_both_options(string account)
    {
        await using ApiKeyEmulator emulator = await HttpsAccount.StartEmulatorAsync();

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            Manager(emulator, account).GetListAsync(The.Token)
        );

        Assert.All(
            ["No secure connection", "TrustedCertificateFile", "CertificateSha256"],
            part => Assert.Contains(part, error.Message, StringComparison.Ordinal)
        );
        Assert.False(error.IsTransient);
        Assert.Empty(emulator.Requests);
    }

    [Promise(4)]
    [Theory, MemberData(nameof(Accounts))]
    public async Task Only_the_pinned_certificate_is_trusted(string account)
    {
        await using ApiKeyEmulator emulator = await HttpsAccount.StartEmulatorAsync();
        await using ApiKeyEmulator other = await HttpsAccount.StartEmulatorAsync();
        using X509Certificate2 certificate = await ServerCertificate.OfAsync(emulator.Address);
        string pin = certificate.GetCertHashString(HashAlgorithmName.SHA256);

        Assert.Single(
            await Manager(emulator, account, options => options.CertificateSha256 = pin).GetListAsync(The.Token)
        );
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            Manager(other, account, options => options.CertificateSha256 = pin).GetListAsync(The.Token)
        );
        Assert.Empty(other.Requests);
    }

    private static ApiKeyManager Manager(
        ApiKeyEmulator emulator,
        string account,
        Action<ApiKeyAccountOptions>? configure = null
    )
    {
        ApiKeyAccountOptions options = _accounts[account](emulator);
        options.MaxRetries = 0;
        configure?.Invoke(options);
        return options is MaximoOptions maximo
            ? new MaximoApiKeyManager(maximo)
            : new VeeamApiKeyManager((VeeamOptions)options);
    }
}
