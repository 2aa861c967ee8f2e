using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests;

/// <summary>
/// An expiry is at an instant, never or unknown, and these cannot be confused; keys are serialized to JSON with it.
/// </summary>
public sealed partial class ExpiryTests
{
    [Fact]
    public void An_unknown_expiry_is_neither_past_nor_in_the_future()
    {
        Assert.Null(default(ApiKeyExpiry).IsPastAt(The.Now));
        Assert.Null(ApiKeyExpiry.Unknown("in spring").IsPastAt(DateTimeOffset.MaxValue));
        Assert.False(ApiKeyExpiry.Unknown(earliest: The.Now).IsPastAt(The.Now.AddTicks(-1)));
        Assert.Null(ApiKeyExpiry.Unknown(earliest: The.Now).IsPastAt(The.Now));
    }

    [Fact]
    public void Each_kind_of_expiry_sets_its_own_properties()
    {
        Assert.Equal(
            (true, true, null),
            (ApiKeyExpiry.Never.IsNever, ApiKeyExpiry.Never.IsKnown, ApiKeyExpiry.Never.Earliest)
        );
        Assert.Equal(
            (false, true, The.Now),
            (ApiKeyExpiry.At(The.Now).IsNever, ApiKeyExpiry.At(The.Now).IsKnown, ApiKeyExpiry.At(The.Now).Earliest)
        );
        Assert.Equal(
            (false, false, null),
            (default(ApiKeyExpiry).IsNever, default(ApiKeyExpiry).IsKnown, default(ApiKeyExpiry).Instant)
        );
        Assert.Equal(TimeSpan.Zero, ApiKeyExpiry.At(The.Now.ToOffset(TimeSpan.FromHours(5))).Instant!.Value.Offset);
    }

    [Fact]
    public void ToString_of_an_expiry_is_readable()
    {
        Assert.Equal("never", ApiKeyExpiry.Never.ToString());
        Assert.Equal("2026-11-21 10:00:00Z", ApiKeyExpiry.At(The.Now, "soon").ToString());
        Assert.Equal("unknown", default(ApiKeyExpiry).ToString());
        Assert.Equal("unknown (in spring)", ApiKeyExpiry.Unknown("in spring").ToString());
    }

    [Fact]
    public void Expiries_have_value_equality()
    {
        ApiKeyExpiry[] all =
        [
            default,
            ApiKeyExpiry.Never,
            ApiKeyExpiry.At(The.Now),
            ApiKeyExpiry.At(The.Now, "t"),
            ApiKeyExpiry.Unknown("t"),
            ApiKeyExpiry.Unknown("t", The.Now),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.True(
            ApiKeyExpiry.At(The.Now) == ApiKeyExpiry.At(The.Now.ToOffset(TimeSpan.FromHours(5)))
                && ApiKeyExpiry.Never != default
        );
        Assert.False(ApiKeyExpiry.Never.Equals("never"));
    }

    public static TheoryData<ApiKeyExpiry, string> Json =>
        new()
        {
            { ApiKeyExpiry.Never, """{"kind":"never"}""" },
            {
                ApiKeyExpiry.At(new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero), "2027-03-01"),
                """{"kind":"at","instant":"2027-03-01T00:00:00Z","text":"2027-03-01"}"""
            },
            { default, """{"kind":"unknown"}""" },
            {
                ApiKeyExpiry.Unknown("P90D", new(2027, 3, 1, 0, 0, 0, TimeSpan.Zero)),
                """{"kind":"unknown","earliest":"2027-03-01T00:00:00Z","text":"P90D"}"""
            },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Json))]
    public void An_expiry_round_trips_through_JSON(ApiKeyExpiry expiry, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(expiry));
        Assert.Equal(expiry, JsonSerializer.Deserialize<ApiKeyExpiry>(json));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"never\"")]
    [InlineData("{}")]
    [InlineData("""{"kind":"at"}""")]
    [InlineData("""{"kind":"soon"}""")]
    public void JSON_that_is_not_an_expiry_throws(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ApiKeyExpiry>(json));

    [Fact]
    public void A_source_generated_serializer_writes_scopes_and_status_as_text()
    {
        Assert.Equal(
            """{"knownScopes":"Tasks, Session","account":"prod","service":"Aimms","id":"ci","name":"ci","status":"enabled","statusText":null,"owner":null,"createdAt":null,"isReadOnly":false,"scopes":["Tasks","Session"],"expiry":{"kind":"never"}}""",
            JsonSerializer.Serialize(
                new AimmsApiKey("ci")
                {
                    Account = "prod",
                    Service = "Aimms",
                    Status = ApiKeyStatus.Enabled,
                    Scopes = ["Tasks", "Session"],
                    Expiry = ApiKeyExpiry.Never,
                },
                KeyContext.Default.AimmsApiKey
            )
        );
        Assert.Contains(
            "\"knownScopes\":\"userAdmin\",\"tokenRefreshInterval\":\"P90D\"",
            JsonSerializer.Serialize(
                new MaximoApiKey("id", "ci")
                {
                    Scopes = ["userAdmin"],
                    TokenRefreshInterval = MaximoRefreshInterval.Days(90),
                },
                KeyContext.Default.MaximoApiKey
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"status\":\"disabledByService\"",
            JsonSerializer.Serialize(
                new VeeamApiKey(Guid.Empty, 1, "ci") { Status = ApiKeyStatus.DisabledByService },
                KeyContext.Default.VeeamApiKey
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_key_round_trips_through_source_generated_JSON()
    {
        ApiKey key = new("7", "nightly")
        {
            Status = ApiKeyStatus.Disabled,
            Scopes = ["rest"],
            Expiry = ApiKeyExpiry.At(The.Now, "t"),
        };

        ApiKey read = JsonSerializer.Deserialize(
            JsonSerializer.Serialize(key, KeyContext.Default.ApiKey),
            KeyContext.Default.ApiKey
        )!;

        Assert.Equal(
            (key.Id, key.Name, key.Status, key.Expiry, "rest"),
            (read.Id, read.Name, read.Status, read.Expiry, Assert.Single(read.Scopes))
        );
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(ApiKey))]
    [JsonSerializable(typeof(AimmsApiKey))]
    [JsonSerializable(typeof(MaximoApiKey))]
    [JsonSerializable(typeof(VeeamApiKey))]
    private sealed partial class KeyContext : JsonSerializerContext;
}
