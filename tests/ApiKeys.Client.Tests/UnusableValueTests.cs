using System.Text.Json;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests;

/// <summary>An unusable value is returned as part of an error, and never as a success.</summary>
public sealed class UnusableValueTests
{
    private static readonly string[] _rest = ["rest"];

    public static TheoryData<string> NoValues =>
        new(
            "line\nbreak",
            "carriage\rreturn",
            "tab\tinside",
            "bell\a",
            "nul\0",
            "escape\u001b[2J",
            "delete\u007f",
            "next\u0085line",
            " before",
            "behind ",
            "behind\n",
            "zero\u200bwidth",
            "turned\u202e",
            "mark\ufeff",
            "line\u2028separator",
            "hard\u00a0blank"
        );

    public static TheoryData<string> NotInAHeader => new("äß€", "日本", "key🔑");

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(NoValues)), MemberData(nameof(NotInAHeader))]
    public async Task A_create_at_AIMMS_with_an_unusable_value_reports_that_the_key_exists(string value)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(201, Json("value", value)).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        AssertReports(
            error,
            value,
            "ci",
            "the key was created, but its value has characters that no credential can have"
        );
        Assert.Equal(1, aimms.Arrived("POST"));
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(NoValues))]
    public async Task A_create_at_Maximo_with_an_unusable_value_reports_that_the_key_exists(string value)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(201, Json("id", "a-b-c", "token", value)).On("POST"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            maximo.CreateKeyAsync()
        );

        AssertReports(
            error,
            value,
            "a-b-c",
            "the key was created, but its value has characters that no credential can have"
        );
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(NoValues))]
    public async Task A_refresh_at_Maximo_with_an_unusable_value_reports_that_the_key_changed(string value)
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        IssuedApiKey issued = await maximo.CreateKeyAsync();
        maximo.Emulator.Faults.Add(Fault.RespondAfterCommit(200, Json("token", value)).On("POST").Path("/token"));

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            maximo.Keys.RefreshAsync(issued.Key.Id, The.Token)
        );

        AssertReports(
            error,
            value,
            issued.Key.Id,
            "the key has a new value, but its value has characters that no credential can have"
        );
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(NoValues)), MemberData(nameof(NotInAHeader))]
    public async Task A_create_at_Veeam_with_an_unusable_value_reports_that_the_key_exists(string value)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey model = await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);
        VeeamApiKey key = (VeeamApiKey)model.Key;
        object login = new
        {
            id = key.LoginId,
            userUid = key.UserUid,
            description = "ci",
            status = "enabled",
            scopes = _rest,
            parameters = value,
        };
        veeam.Emulator.Faults.Add(
            Fault.RespondAfterCommit(200, JsonSerializer.Serialize(new { data = login })).On("POST")
        );

        ApiKeyMismatchException error = await Assert.ThrowsAsync<ApiKeyMismatchException>(() =>
            veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token)
        );

        AssertReports(error, value, key.Id, "but its value has characters that no credential can have");
        Assert.DoesNotContain("and works", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_blank_value_is_reported_as_a_lost_value(string value)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(Fault.RespondAfterCommit(201, Json("value", value)).On("POST"));

        await Assert.ThrowsAsync<ApiKeyValueLostException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );
    }

    private static string Json(params string[] members) =>
        JsonSerializer.Serialize(members.Chunk(2).ToDictionary(static pair => pair[0], static pair => pair[1]));

    private static void AssertReports(ApiKeyMismatchException error, string value, string id, string text)
    {
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, error.Message, StringComparison.Ordinal);
        Assert.Equal((value, id, id), (error.Issued!.Value.Reveal(), error.Issued.Key.Id, error.KeyId));
    }
}
