using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>The value of a header cannot start another header.</summary>
public sealed class HeaderTests
{
    private const string Smuggled = "hunter2-hunter2\r\nX-Other: 1";

    public static MatrixTheoryData<string, string> Secrets =>
        new(Accounts.Services, [Smuggled, "hunter2-hunter2\nX-Other: 1", "hunter2-hunter2\0"]);

    [Promise(2, 7)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Secrets))]
    public async Task A_secret_with_a_line_break_adds_no_header_and_is_in_no_message(string service, string secret)
    {
        await using ApiKeyEmulator emulator = await ApiKeyEmulator.StartAsync(cancellationToken: The.Token);
        Uri address = emulator.Services.Single(emulated => emulated.Name == service).BaseAddress;
        ApiKeyManager keys = Accounts.At(service, address, source: new Source(secret));

        ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() => keys.GetListAsync(The.Token));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(emulator.Requests, request => request.Headers.ContainsKey("X-Other"));

        // Maximo gets it encoded, without the line break; the other services get no request.
        Assert.Equal(service == "Maximo" ? 1 : 0, emulator.Requests.Count);
    }

    [Promise(7)]
    [Fact]
    public void Options_that_are_sent_in_a_header_cannot_contain_a_line_break()
    {
        Uri address = new("https://api.example.com");
        Assert.Throws<OptionsValidationException>(() =>
            new AimmsApiKeyManager(
                new AimmsOptions
                {
                    BaseAddress = address,
                    ApiKey = "key",
                    Protocol = { CredentialHeader = "apikey\r\nX-Other" },
                }
            )
        );
        Assert.Throws<OptionsValidationException>(() =>
            new AimmsApiKeyManager(new AimmsOptions { BaseAddress = address, ApiKey = Smuggled })
        );
        Assert.Throws<OptionsValidationException>(() =>
            new MaximoApiKeyManager(
                new MaximoOptions
                {
                    BaseAddress = address,
                    ApiKeyId = "id",
                    ApiKeyToken = "token\r\nX-Other: 1",
                }
            )
        );
    }

    private sealed class Source(string secret) : CredentialSource
    {
        public override ValueTask<Credential> GetAsync(CancellationToken cancellationToken) =>
            new(new Credential(new SecretValue(secret)));
    }
}
