using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Telemetry;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>Managers of accounts that are known only at run time.</summary>
public sealed class ManagerFactoryTests
{
    public static TheoryData<string> Services => ["Aimms", "Maximo", "Veeam"];

    [Theory, MemberData(nameof(Services))]
    public async Task A_lease_has_a_manager_that_works_with_the_name_of_the_account(string service)
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();

        using ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire(service, "tenant 17");

        Assert.Equal((service, "tenant 17"), (lease.Manager.Service, lease.Manager.Account));
        Assert.NotEmpty(await lease.Manager.GetListAsync(The.Token));
    }

    [Fact]
    public async Task The_manager_of_the_service_can_be_had()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();

        using ApiKeyManagerLease<AimmsApiKeyManager> aimms = bed.Factory.Acquire<AimmsApiKeyManager>(
            "a",
            bed.Options("Aimms")
        );
        using ApiKeyManagerLease<MaximoApiKeyManager> maximo = bed.Factory.Acquire<MaximoApiKeyManager>(
            "a",
            bed.Options("Maximo")
        );
        using ApiKeyManagerLease<VeeamApiKeyManager> veeam = bed.Factory.Acquire<VeeamApiKeyManager>(
            "a",
            bed.Options("Veeam")
        );

        Assert.Equal(
            ("Aimms", "Maximo", "Veeam"),
            (aimms.Manager.Service, maximo.Manager.Service, veeam.Manager.Service)
        );
        Assert.StartsWith(
            "The options of the account 'a' are those of Aimms, whose manager is not of the type MaximoApiKeyManager.",
            Assert
                .Throws<ArgumentException>(
                    "options",
                    () => bed.Factory.Acquire<MaximoApiKeyManager>("a", bed.Options("Aimms"))
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Services))]
    public async Task Leases_of_one_account_that_overlap_have_one_manager(string service)
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        ApiKeyManagerLease<ApiKeyManager> first = bed.Acquire(service);
        ApiKeyManagerLease<ApiKeyManager> second = bed.Acquire(service);
        using ApiKeyManagerLease<ApiKeyManager> other = bed.Acquire(service, "other");
        ApiKeyManager manager = second.Manager;

        Assert.Same(first.Manager, manager);
        Assert.NotSame(other.Manager, manager);
        first.Dispose();
        first.Dispose();
        using ApiKeyManagerLease<ApiKeyManager> third = bed.Acquire(service);
        Assert.Same(manager, third.Manager);
        Assert.Equal(2, bed.Managers);

        second.Dispose();
        third.Dispose();
        using ApiKeyManagerLease<ApiKeyManager> later = bed.Acquire(service);
        Assert.NotSame(manager, later.Manager);
    }

    [Theory]
    [InlineData("Maximo")]
    [InlineData("Veeam")]
    public async Task A_token_is_used_as_long_as_leases_overlap(string service)
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire(service);
        for (int i = 0; i < 5; i++)
        {
            await lease.Manager.GetListAsync(The.Token);
            ApiKeyManagerLease<ApiKeyManager> next = bed.Acquire(service);
            lease.Dispose();
            lease = next;
        }

        Assert.Equal(1, bed.Authentications);
        lease.Dispose();
        using ApiKeyManagerLease<ApiKeyManager> later = bed.Acquire(service);
        await later.Manager.GetListAsync(The.Token);
        Assert.Equal(2, bed.Authentications);
    }

    [Fact]
    public async Task Other_options_have_another_manager_and_older_leases_keep_theirs()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        using ApiKeyManagerLease<ApiKeyManager> old = bed.Acquire("Aimms");

        using ApiKeyManagerLease<ApiKeyManager> renewed = bed.Acquire(
            "Aimms",
            configure: static options => ((AimmsOptions)options).ApiKey = "a wrong key"
        );

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => renewed.Manager.GetListAsync(The.Token));
        Assert.NotEmpty(await old.Manager.GetListAsync(The.Token));
    }

    [Fact]
    public async Task Options_are_read_once()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        AimmsOptions options = (AimmsOptions)bed.Options("Aimms");
        using ApiKeyManagerLease<ApiKeyManager> lease = bed.Factory.Acquire<ApiKeyManager>("tenant", options);

        options.ApiKey = "a wrong key";
        options.AllowedScopes.Add("Session");

        Assert.NotEmpty(await lease.Manager.GetListAsync(The.Token));
        using ApiKeyManagerLease<ApiKeyManager> same = bed.Acquire("Aimms");
        Assert.Same(lease.Manager, same.Manager);
    }

    [Fact]
    public async Task Equal_credential_sources_share_a_manager_and_others_do_not()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        AimmsOptions options = (AimmsOptions)bed.Options("Aimms");
        options.ApiKey = null;
        string key = bed.Emulator.Aimms.AdministratorKey;
        using ApiKeyManagerLease<ApiKeyManager> first = bed.Factory.Acquire<ApiKeyManager>(
            "tenant",
            options,
            new Vault("one", key)
        );
        using ApiKeyManagerLease<ApiKeyManager> same = bed.Factory.Acquire<ApiKeyManager>(
            "tenant",
            options,
            new Vault("one", key)
        );
        using ApiKeyManagerLease<ApiKeyManager> other = bed.Factory.Acquire<ApiKeyManager>(
            "tenant",
            options,
            new Vault("two", "a wrong key")
        );

        Assert.Same(first.Manager, same.Manager);
        Assert.NotEmpty(await first.Manager.GetListAsync(The.Token));
        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => other.Manager.GetListAsync(The.Token));
    }

    [Theory]
    [InlineData("Aimms", "API key account 'tenant': MaxRetries is 11; it must be from 0 to 10.")]
    [InlineData("Maximo", "API key account 'tenant': MaxRetries is 11; it must be from 0 to 10.")]
    [InlineData("Veeam", "API key account 'tenant': MaxRetries is 11; it must be from 0 to 10.")]
    public async Task Options_are_validated_and_the_error_names_account_and_option(string service, string message)
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
            bed.Acquire(service, configure: static options => options.MaxRetries = 11)
        );

        Assert.Equal((message, "tenant"), (error.Message, error.OptionsName));
        Assert.Equal((0, 0), (bed.Managers, bed.Handlers));
    }

    [Fact]
    public async Task An_account_needs_a_name_and_options_of_a_service()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();

        Assert.Throws<ArgumentException>("account", () => bed.Acquire("Aimms", " "));
        Assert.Throws<ArgumentNullException>("account", () => bed.Acquire("Aimms", null!));
        Assert.Throws<ArgumentNullException>("options", () => bed.Factory.Acquire<ApiKeyManager>("tenant", null!));
        Assert.StartsWith(
            "UnknownOptions are the options of no known service.",
            Assert
                .Throws<ArgumentException>(
                    "options",
                    () => bed.Factory.Acquire<ApiKeyManager>("tenant", new UnknownOptions())
                )
                .Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_disposed_lease_gives_no_manager_and_one_that_was_kept_sends_nothing()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire("Aimms");
        ApiKeyManager kept = lease.Manager;
        await kept.GetListAsync(The.Token);

        lease.Dispose();

        Assert.Contains(
            "The lease of the account 'tenant' was disposed",
            Assert.Throws<ObjectDisposedException>(() => lease.Manager).Message,
            StringComparison.Ordinal
        );
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            kept.GetListAsync(The.Token)
        );
        Assert.Contains("ObjectDisposedException", error.Message, StringComparison.Ordinal);
        Assert.Single(bed.Emulator.Requests);
    }

    [Fact]
    public async Task The_end_of_the_container_closes_connections_and_ends_the_factory()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();
        ApiKeyManagerFactory factory = bed.Factory;
        using ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire("Aimms");
        await lease.Manager.GetListAsync(The.Token);
        Assert.Equal(1, bed.Connections);

        await bed.EndContainerAsync();

        Assert.Equal(0, bed.Connections);
        Assert.Throws<ObjectDisposedException>(() => factory.Acquire<ApiKeyManager>("other", bed.Options("Aimms")));
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => lease.Manager.GetListAsync(The.Token));
    }

    [Fact]
    public async Task The_clock_and_the_log_are_those_of_the_container()
    {
        using LogCapture log = new();
        await using FactoryBed bed = await FactoryBed.StartAsync(services =>
            services.AddLogging(logging => logging.AddProvider(log))
        );
        using ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire("Aimms");

        IssuedApiKey issued = await lease.Manager.CreateAsync(
            new ApiKeyRequest("sync", ["Session"]) { ExpiresAt = The.Now.AddDays(90) },
            The.Token
        );
        await lease.Manager.DeleteAsync(issued.Key.Id, The.Token);

        Assert.Equal(bed.Emulator.Clock.GetUtcNow().AddYears(1).Year, lease.Manager.GetLatestExpiry()!.Value.Year);
        Assert.Contains(
            log.From(LogLevel.Information),
            static line => line.Contains("Aimms account 'tenant': deleted the key 'sync'", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Leases_of_few_accounts_from_many_threads_leave_nothing()
    {
        await using FactoryBed bed = await FactoryBed.StartAsync();

        Parallel.For(
            0,
            2_000,
            number =>
            {
                using ApiKeyManagerLease<ApiKeyManager> lease = bed.Acquire("Aimms", $"tenant {number % 3}");
                using ApiKeyManagerLease<ApiKeyManager> again = bed.Acquire("Aimms", $"tenant {number % 3}");
                Assert.Same(lease.Manager, again.Manager);
            }
        );

        Assert.Equal((0, 1), (bed.Managers, bed.Handlers));
    }

    [Fact]
    public void A_test_can_make_a_factory_of_its_own()
    {
        int released = 0;
        ApiKeyManagerLease<ApiKeyManager> lease = new OwnFactory(() => released++).Acquire<ApiKeyManager>(
            "vault",
            new AimmsOptions()
        );

        Assert.Equal("vault", lease.Manager.Account);
        lease.Dispose();
        lease.Dispose();
        Assert.Equal(1, released);
        Assert.Throws<ArgumentNullException>("manager", static () => new ApiKeyManagerLease<ApiKeyManager>(null!));
        new ApiKeyManagerLease<ApiKeyManager>(new OwnManager("vault")).Dispose();
    }

    private sealed class OwnFactory(Action release) : ApiKeyManagerFactory
    {
        public override ApiKeyManagerLease<TManager> Acquire<TManager>(
            string account,
            ApiKeyAccountOptions options,
            CredentialSource? credentials = null
        ) => new((TManager)(ApiKeyManager)new OwnManager(account), release);
    }

    private sealed class UnknownOptions : ApiKeyAccountOptions;

    /// <summary>Takes a secret from a vault by its path; two of one path are the same.</summary>
    private sealed class Vault(string path, string secret) : CredentialSource
    {
        private readonly string _path = path;

        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
            new(new Credential(new(secret)));

        public override bool Equals(object? obj) => obj is Vault other && other._path == _path;

        public override int GetHashCode() => _path.GetHashCode(StringComparison.Ordinal);
    }
}
