using System.Security.Cryptography.X509Certificates;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Certificates;

/// <summary>Servers whose certificate comes from a private authority.</summary>
public sealed class TrustedAuthorityTests
{
    [Fact]
    public async Task A_key_can_be_managed_under_the_authority_of_the_account()
    {
        await using ApiKeyEmulator emulator = await HttpsAccount.StartEmulatorAsync();
        using PemFile file = new(emulator.CertificateAuthorityPem);
        AimmsApiKeyManager keys = HttpsAccount.Standalone(
            emulator,
            options => options.TrustedCertificateFile = file.Path
        );

        IssuedApiKey issued = await keys.CreateAsync(
            "ci",
            AimmsScopes.Tasks,
            emulator.Clock.GetUtcNow().AddDays(9),
            The.Token
        );
        await keys.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Single(await keys.GetListAsync(The.Token));
    }

    [Fact]
    public async Task A_private_authority_is_not_trusted_by_default_and_every_error_names_the_options()
    {
        await using ApiKeyEmulator emulator = await HttpsAccount.StartEmulatorAsync();
        AimmsApiKeyManager keys = HttpsAccount.Standalone(emulator);
        Dictionary<string, Func<Task>> operations = new()
        {
            ["listing the keys"] = () => keys.GetListAsync(The.Token),
            ["creating the key 'ci'"] = () =>
                keys.CreateAsync("ci", AimmsScopes.Tasks, emulator.Clock.GetUtcNow().AddDays(9), The.Token),
            ["deleting the key 'ci'"] = () => keys.DeleteAsync("ci", The.Token),
            ["listing the scopes"] = () => keys.ListScopesAsync(The.Token),
        };

        foreach ((string description, Func<Task> call) in operations)
        {
            ApiKeyException error = await Refusal(call);
            Assert.All(
                [description, ": No secure connection", "TrustedCertificateFile", "CertificateSha256"],
                part => Assert.Contains(part, error.Message, StringComparison.Ordinal)
            );
        }

        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task An_untrusted_server_is_not_retried()
    {
        using TestAuthority authority = TestAuthority.Create();
        await using TlsServer server = new(authority.Issue());
        AimmsApiKeyManager keys = HttpsAccount.Standalone(
            server.Address,
            options => (options.MaxRetries, options.RetryDelay) = (3, TimeSpan.FromMilliseconds(1))
        );

        await Refusal(() => keys.GetListAsync(The.Token));

        Assert.Equal(1, server.Connections);
        Assert.Empty(server.Arrived);
    }

    [Fact]
    public async Task Another_authority_is_refused()
    {
        await using ApiKeyEmulator emulator = await HttpsAccount.StartEmulatorAsync();
        await using ApiKeyEmulator other = await HttpsAccount.StartEmulatorAsync();
        using PemFile file = new(other.CertificateAuthorityPem);
        AimmsApiKeyManager keys = HttpsAccount.Standalone(
            emulator,
            options => options.TrustedCertificateFile = file.Path
        );

        ApiKeyException error = await Refusal(() => keys.GetListAsync(The.Token));

        Assert.Contains(
            "is not valid under an authority in TrustedCertificateFile",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task One_of_several_authorities_in_the_file_suffices()
    {
        await using ApiKeyEmulator emulator = await HttpsAccount.StartEmulatorAsync();
        using TestAuthority other = TestAuthority.Create();
        using PemFile file = new(
            "What stands between them does not count.",
            other.Pem,
            emulator.CertificateAuthorityPem,
            ""
        );

        Assert.Single(
            await HttpsAccount
                .Standalone(emulator, options => options.TrustedCertificateFile = file.Path)
                .GetListAsync(The.Token)
        );
    }

    [Fact]
    public async Task Each_account_of_a_container_has_its_own_authority()
    {
        await using ApiKeyEmulator one = await HttpsAccount.StartEmulatorAsync();
        await using ApiKeyEmulator two = await HttpsAccount.StartEmulatorAsync();
        using PemFile ofOne = new(one.CertificateAuthorityPem);
        ServiceCollection collection = new();
        foreach ((string name, ApiKeyEmulator emulator) in new[] { ("one", one), ("two", two) })
        {
            collection
                .AddApiKeyClient()
                .AddAimms(
                    name,
                    options =>
                        (options.BaseAddress, options.ApiKey, options.TrustedCertificateFile, options.MaxRetries) = (
                            emulator.Aimms.BaseAddress,
                            emulator.Aimms.AdministratorKey,
                            ofOne.Path,
                            0
                        )
                );
        }

        await using ServiceProvider services = collection.BuildServiceProvider();

        Assert.Single(await services.GetRequiredKeyedService<ApiKeyManager>("one").GetListAsync(The.Token));
        await Refusal(() => services.GetRequiredKeyedService<ApiKeyManager>("two").GetListAsync(The.Token));
    }

    [Theory]
    [InlineData("elsewhere.example", null, "another host name")]
    [InlineData("127.0.0.1", "1.3.6.1.5.5.7.3.2", "NotValidForUsage")]
    public async Task Name_and_usage_of_a_certificate_are_checked_under_a_private_authority(
        string name,
        string? use,
        string because
    )
    {
        using TestAuthority authority = TestAuthority.Create();
        using X509Certificate2 certificate = use is null ? authority.Issue(name) : authority.Issue(name, use);

        await AssertRefused(authority, certificate, because);
    }

    [Fact]
    public async Task An_expired_certificate_is_refused_under_a_private_authority()
    {
        using TestAuthority authority = TestAuthority.Create();
        using X509Certificate2 certificate = authority.Issue(
            end: new DateTimeOffset(2002, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );

        await AssertRefused(authority, certificate, "NotTimeValid");
    }

    [Fact]
    public async Task An_authority_of_the_same_name_with_another_key_is_refused()
    {
        using TestAuthority authority = TestAuthority.Create();
        using TestAuthority impostor = TestAuthority.Create();
        using X509Certificate2 certificate = impostor.Issue();

        await AssertRefused(authority, certificate, "TrustedCertificateFile (");
    }

    [Fact]
    public async Task A_self_signed_certificate_is_refused()
    {
        using TestAuthority authority = TestAuthority.Create();
        using X509Certificate2 certificate = TestAuthority.IssueSelfSigned();

        await AssertRefused(authority, certificate, "UntrustedRoot");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_intermediate_certificate_may_come_from_the_server_or_the_file(bool isSent)
    {
        using TestAuthority root = TestAuthority.Create();
        using TestAuthority intermediate = root.CreateIntermediate();
        using X509Certificate2 certificate = intermediate.Issue();
        await using TlsServer server = isSent ? new(certificate, intermediate.Certificate) : new(certificate);
        using PemFile file = new(root.Pem, isSent ? "" : intermediate.Pem);

        Assert.Empty(
            await HttpsAccount
                .Standalone(server.Address, options => options.TrustedCertificateFile = file.Path)
                .GetListAsync(The.Token)
        );
        Assert.Single(server.Arrived);
    }

    [Fact]
    public async Task A_missing_intermediate_certificate_is_refused()
    {
        using TestAuthority root = TestAuthority.Create();
        using TestAuthority intermediate = root.CreateIntermediate();
        using X509Certificate2 certificate = intermediate.Issue();

        await AssertRefused(root, certificate, "PartialChain");
    }

    [Fact]
    public async Task A_self_signed_certificate_in_the_file_is_trusted()
    {
        using X509Certificate2 certificate = TestAuthority.IssueSelfSigned();
        await using TlsServer server = new(certificate);
        using PemFile file = new(certificate.ExportCertificatePem());

        Assert.Empty(
            await HttpsAccount
                .Standalone(server.Address, options => options.TrustedCertificateFile = file.Path)
                .GetListAsync(The.Token)
        );
    }

    private static async Task AssertRefused(TestAuthority authority, X509Certificate2 certificate, string because)
    {
        await using TlsServer server = new(certificate);
        using PemFile file = new(authority.Pem);

        ApiKeyException error = await Refusal(() =>
            HttpsAccount
                .Standalone(server.Address, options => options.TrustedCertificateFile = file.Path)
                .GetListAsync(The.Token)
        );

        Assert.Contains(because, error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Arrived);
    }

    /// <summary>The error of a call that did nothing and that a retry would not help.</summary>
    private static async Task<ApiKeyException> Refusal(Func<Task> call)
    {
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(call);
        Assert.False(error.IsTransient);
        return error;
    }
}
