using System.Net;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Tests.Pipeline;

/// <summary>
/// A credential that was revoked while a source still gave it: the source is asked once more, and a call succeeds with
/// what it gives then.
/// </summary>
public sealed class CredentialReplacementTests
{
    public static TheoryData<string> Accounts => [.. CallingFixture.Paths.Keys];

    [Theory, MemberData(nameof(Accounts))]
    public async Task A_call_succeeds_with_the_credential_that_replaced_the_rejected_one(string account)
    {
        Source source = new();
        await using CallingFixture calling = await StartAsync(account, source);
        source.Newest = Right(calling, account);

        IReadOnlyList<ApiKey> listed = await calling.Keys(account).GetListAsync(The.Token);

        Assert.NotEmpty(listed);
        Assert.Equal("not-a-real-key", source.Rejected);
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task A_create_is_carried_out_once(string account)
    {
        Source source = new();
        await using CallingFixture calling = await StartAsync(account, source);
        ApiKeyManager keys = calling.Keys(account);
        source.Newest = source.Cached = Right(calling, account);
        int before = (await keys.GetListAsync(The.Token)).Count;
        source.Cached = Source.Wrong;
        ApiKeyRequest request =
            account == "eam"
                ? new MaximoApiKeyRequest("nightly", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(90))
                : new ApiKeyRequest("nightly", [keys.DocumentedScopes[0].Name]);
        request.ExpiresAt = account == "prod" ? calling.Emulator.Clock.GetUtcNow().AddDays(30) : request.ExpiresAt;

        await keys.CreateAsync(request, The.Token);

        Assert.Equal(before + 1, (await keys.GetListAsync(The.Token)).Count);
    }

    [Theory]
    [InlineData("prod", false)]
    [InlineData("eam", false)]
    [InlineData("backup", false)]
    [InlineData("prod", true)]
    [InlineData("eam", true)]
    [InlineData("backup", true)]
    public async Task Without_another_credential_the_rejection_is_reported_and_nothing_is_sent_again(
        string account,
        bool sourceFails
    )
    {
        Source source = new() { Newest = sourceFails ? null : Source.Wrong };
        await using CallingFixture calling = await StartAsync(account, source);

        ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            calling.Keys(account).GetListAsync(The.Token)
        );

        Assert.True(denied.IsCredentialRejected);
        Assert.Single(calling.Emulator.Requests);
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task Another_credential_that_is_rejected_too_ends_it(string account)
    {
        Source source = new() { Newest = new(Source.Wrong.Id!, new SecretValue("not-a-real-key-either")) };
        await using CallingFixture calling = await StartAsync(account, source);

        await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() => calling.Keys(account).GetListAsync(The.Token));

        Assert.Equal(2, calling.Emulator.Requests.Count);
    }

    [Fact]
    public async Task After_a_request_that_cannot_be_sent_twice_the_next_one_has_the_replacement()
    {
        Source source = new();
        await using CallingFixture calling = await StartAsync("prod", source);
        source.Newest = Right(calling, "prod");
        using MemoryStream body = new([1]);
        using StreamContent content = new(body);

        using HttpResponseMessage rejected = await calling
            .Client("prod")
            .PostAsync(new Uri("pro/user-manager/v1/user/@current/api-key", UriKind.Relative), content, The.Token);
        using HttpResponseMessage accepted = await calling.GetAsync("prod");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (rejected.StatusCode, accepted.StatusCode));
        Assert.Equal(2, calling.Calls.Count);
    }

    private static Task<CallingFixture> StartAsync(string account, Source source) =>
        CallingFixture.StartAsync(
            settings: account == "eam"
                ? [new("eam:ApiKeyId", null), new("eam:ApiKeyToken", null)]
                : [new($"{account}:ApiKey", null)],
            services: services => services.AddApiKeyClient().UseCredentialSource(account, _ => source)
        );

    private static Credential Right(CallingFixture calling, string account) =>
        account switch
        {
            "prod" => new(new SecretValue(calling.Emulator.Aimms.AdministratorKey)),
            "eam" => new(
                calling.Emulator.Maximo.AdministratorKeyId,
                new SecretValue(calling.Emulator.Maximo.AdministratorKeyToken)
            ),
            _ => new(new SecretValue(calling.Emulator.Veeam.AdministratorKey)),
        };

    /// <summary>A source that caches, such as one in front of a vault. The vault may be closed.</summary>
    private sealed class Source : CredentialSource
    {
        public static readonly Credential Wrong = new("not-a-real-id", new SecretValue("not-a-real-key"));

        public Credential Cached { get; set; } = Wrong;

        public Credential? Newest { get; set; }

        public string? Rejected { get; private set; }

        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => new(Cached);

        public override ValueTask<Credential> GetReplacementAsync(
            SecretValue rejected,
            CancellationToken cancellationToken
        )
        {
            Rejected = rejected.Reveal();
            Cached = Newest ?? throw new InvalidOperationException("The vault is closed.");
            return new(Cached);
        }
    }
}
