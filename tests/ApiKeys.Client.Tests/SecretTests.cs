using System.Runtime.Serialization;
using System.Text.Json;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

public sealed class SecretTests
{
    private const string Secret = "q0b1+secret/of=44";

    private static readonly IssuedApiKey _issued = new(
        new ApiKey("ci", "ci")
        {
            Account = "prod",
            Service = "Aimms",
            Scopes = ["Tasks"],
        },
        new SecretValue(Secret)
    );

    [Promise(2)]
    [Fact]
    public void A_value_prints_as_a_mask_and_only_Reveal_returns_it()
    {
        Assert.Equal("***", _issued.Value.ToString());
        Assert.Equal("***", $"{_issued.Value}");
        Assert.Equal(Secret, _issued.Value.Reveal());
        Assert.DoesNotContain("secret", _issued.ToString(), StringComparison.Ordinal);
        Assert.Contains("Name = ci", _issued.ToString(), StringComparison.Ordinal);
    }

    [Promise(1, 2)]
    [Fact]
    public void Serializing_a_value_throws_and_points_to_Reveal()
    {
        foreach (
            object holder in new object[]
            {
                _issued,
                _issued.Value,
                new Dictionary<string, SecretValue> { ["a"] = _issued.Value },
                new Credential(_issued.Value),
            }
        )
        {
            NotSupportedException error = Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(holder));
            Assert.Contains("Reveal()", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("secret/", error.ToString(), StringComparison.Ordinal);
        }

        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<SecretValue>("\"text\""));
        Assert.Throws<NotSupportedException>(() =>
        {
            using MemoryStream stream = new();
            new DataContractSerializer(typeof(SecretValue)).WriteObject(stream, _issued.Value);
        });
    }

    [Fact]
    public void A_key_without_its_value_round_trips_through_JSON()
    {
        ApiKey key = new(_issued.Key.Id, _issued.Key.Name)
        {
            Account = _issued.Key.Account,
            Service = _issued.Key.Service,
            Scopes = _issued.Key.Scopes,
            Expiry = ApiKeyExpiry.At(The.Now, "2026-11-21"),
        };

        ApiKey? read = JsonSerializer.Deserialize<ApiKey>(JsonSerializer.Serialize(key));

        Assert.Equal(
            (key.Id, key.Name, key.Account, key.Service, key.Expiry.Instant, key.Expiry.Text),
            (read!.Id, read.Name, read.Account, read.Service, read.Expiry.Instant, read.Expiry.Text)
        );
        Assert.Equal(key.Scopes, read.Scopes);
    }

    [Promise(2)]
    [Fact]
    public void Options_are_serialized_without_their_secret()
    {
        AimmsOptions options = new() { CloudAccount = "acme", ApiKey = Secret };

        Assert.DoesNotContain("secret", JsonSerializer.Serialize(options), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fingerprint_distinguishes_two_values_and_short_values_have_none()
    {
        string fingerprint = new SecretValue(Secret).Fingerprint!;

        Assert.Equal("4c9d4b59", fingerprint);
        Assert.Equal(fingerprint, new SecretValue(Secret).Fingerprint);
        Assert.NotEqual(fingerprint, new SecretValue(Secret + "x").Fingerprint);
        Assert.Null(new SecretValue(Secret[..15]).Fingerprint);
        Assert.NotNull(new SecretValue(Secret[..16]).Fingerprint);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void An_empty_value_is_refused(string? text) =>
        Assert.StartsWith(
            "The value of a key cannot be empty.",
            Assert.Throws<ArgumentException>(() => new SecretValue(text!)).Message,
            StringComparison.Ordinal
        );

    [Promise(2)]
    [Theory]
    [InlineData("The key 0123456789abcdef is bad", "The key *** is bad")]
    [InlineData("The key 0123456789abcde is bad", "The key 0123456789abcde is bad")]
    [InlineData("apikey=\"AAAAbbbbCCCCdddd+/==\".", "apikey=\"***\".")]
    [InlineData("no later than 2027-11-21T00:00:00Z.", "no later than 2027-11-21T00:00:00Z.")]
    [InlineData("a-name-the-request-sent exists", "a-name-the-request-sent exists")]
    [InlineData("line\r\nbreak\tand\0null", "line  break\tand null")]
    public async Task The_message_of_the_service_is_passed_on_with_key_like_text_masked(string said, string passedOn)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.Respond(403, JsonSerializer.Serialize(new { message = said })).On("POST"));

        ApiKeyAccessDeniedException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            aimms.Keys.CreateAsync("a-name-the-request-sent", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Equal(passedOn.Replace('\t', ' '), error.ServiceMessage);
        Assert.Contains(error.ServiceMessage!, error.Message, StringComparison.Ordinal);
    }

    [Promise(2)]
    [Fact]
    public async Task A_credential_that_the_service_echoes_is_in_no_exception()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.MaxRetries = 0);
        string credential = aimms.Emulator.Aimms.AdministratorKey;
        foreach (int status in new[] { 200, 400, 401, 403, 404, 409, 429, 500 })
        {
            aimms.Emulator.Faults.Clear();
            aimms.Emulator.Faults.Add(
                Fault
                    .Respond(
                        status,
                        JsonSerializer.Serialize(new { message = "was " + credential, code = credential }),
                        headers: new Dictionary<string, string> { ["X-Request-Id"] = credential }
                    )
                    .On("POST")
                    .Always()
            );

            ApiKeyException error = await Assert.ThrowsAnyAsync<ApiKeyException>(() =>
                aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
            );

            string everything = string.Join(" ", error, error.ServiceMessage, error.ErrorCode, error.RequestId);
            Assert.DoesNotContain(credential, everything, StringComparison.Ordinal);
            Assert.DoesNotContain(credential[..16], everything, StringComparison.Ordinal);
        }
    }

    [Promise(2)]
    [Fact]
    public async Task A_short_credential_that_the_service_echoes_is_masked_too()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync(options => options.ApiKey = "hunter2-x");
        aimms.Emulator.Faults.Add(
            Fault
                .Respond(
                    401,
                    """{"message":"no hunter2-x here"}""",
                    headers: new Dictionary<string, string> { ["X-Request-Id"] = "hunter2-x" }
                )
                .On("GET")
        );

        ApiKeyException error = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(("no *** here", null), (error.ServiceMessage, error.RequestId));
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Promise(10)]
    [Fact]
    public async Task The_error_code_and_request_id_of_the_service_reach_the_caller()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(
            Fault.Respond(
                400,
                """{"message":"no","code":"E42"}""",
                headers: new Dictionary<string, string> { ["X-Request-Id"] = "0b3c8f5e-7f5b-4e0e-9d3e-0c8d6f1f2a3b" }
            )
        );

        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            aimms.Keys.GetListAsync(The.Token)
        );

        Assert.Equal(
            ("E42", "no", "0b3c8f5e-7f5b-4e0e-9d3e-0c8d6f1f2a3b"),
            (error.ErrorCode, error.ServiceMessage, error.RequestId)
        );
    }
}
