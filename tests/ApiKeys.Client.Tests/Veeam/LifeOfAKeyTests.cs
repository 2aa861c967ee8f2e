using System.Text.Json;
using ApiKeys.Client.Testing.Veeam;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Veeam;

/// <summary>A key from its creation to its deletion, with each way to authenticate.</summary>
public sealed class LifeOfAKeyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_is_created_used_renamed_disabled_enabled_and_deleted(bool byPassword)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKeyManager keys = byPassword ? veeam.ManagerOf(veeam.Veeam.Administrator) : veeam.Keys;

        IssuedApiKey issued = await keys.CreateAsync(
            "nightly report",
            VeeamScopes.Rest | VeeamScopes.Integration,
            cancellationToken: The.Token
        );
        string id = issued.Key.Id;
        Assert.True(veeam.Login(issued.Key).Matches(issued.Value.Reveal()));
        Assert.True(await WorksAsync(veeam, issued));

        ApiKey renamed = await keys.UpdateAsync(id, new ApiKeyUpdate { Description = "weekly report" }, The.Token);
        Assert.Equal((id, "weekly report", ApiKeyStatus.Enabled), (renamed.Id, renamed.Name, renamed.Status));

        Assert.Equal(ApiKeyStatus.Disabled, (await keys.DisableAsync(id, The.Token)).Status);
        Assert.False(await WorksAsync(veeam, issued));
        Assert.Equal(ApiKeyStatus.Enabled, (await keys.EnableAsync(id, The.Token)).Status);
        Assert.True(await WorksAsync(veeam, issued));
        Assert.Equal("weekly report", (await keys.FindAsync(id, The.Token))!.Name);

        await keys.DeleteAsync(id, The.Token);
        Assert.False(await WorksAsync(veeam, issued));
        Assert.Null(await keys.FindAsync(id, The.Token));
        Assert.DoesNotContain(await keys.GetListAsync(The.Token), key => key.Id == id);
    }

    [Fact]
    public async Task A_key_has_everything_that_the_service_reports()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Emulator.Clock.SetUtcNow(The.Now.AddTicks(1234567));
        veeam.Veeam.Variants.ExtraMembers = true;
        VeeamEmulatedUser owner = veeam.Veeam.CompanyOwner;

        IssuedApiKey issued = await veeam.Keys.CreateAsync(
            "ci",
            VeeamScopes.Rest,
            isReadOnly: true,
            owner.Uid,
            The.Token
        );
        VeeamApiKey key = Assert.IsType<VeeamApiKey>(await veeam.Keys.FindAsync(issued.Key.Id, The.Token));

        VeeamEmulatedLogin login = veeam.Login(key);
        Assert.Equal(
            ($"{owner.Uid}/{login.Id}", "ci", "backup", "Veeam"),
            (key.Id, key.Name, key.Account, key.Service)
        );
        Assert.Equal((owner.Uid, login.Id, owner.Uid.ToString()), (key.UserUid, key.LoginId, key.Owner));
        Assert.Equal(
            (owner.UserName, owner.OrganizationUid, owner.OrganizationName),
            (key.UserName, key.CompanyId, key.CompanyName)
        );
        Assert.Equal((VeeamScopes.Rest, true), (key.KnownScopes, key.IsReadOnly));
        Assert.Equal(
            (login.CreatedAt, (DateTimeOffset?)null, true),
            (key.CreatedAt, key.Expiry.Instant, key.Expiry.IsKnown)
        );
        Assert.Equal((ApiKeyStatus.Enabled, "enabled"), (key.Status, key.StatusText));
        Assert.Contains("lastUsed", key.AdditionalData.Keys);
        Assert.Empty(issued.Key.AdditionalData);
        Assert.DoesNotContain(
            issued.Value.Reveal(),
            key.ToString() + string.Join(",", key.AdditionalData.Values),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_key_round_trips_through_JSON()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKey key = (VeeamApiKey)
            (await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, isReadOnly: true, cancellationToken: The.Token)).Key;

        VeeamApiKey read = JsonSerializer.Deserialize<VeeamApiKey>(JsonSerializer.Serialize(key))!;

        Assert.Equivalent(key, read);
        Assert.Equal(
            (key.Id, key.UserUid, key.IsReadOnly, key.Expiry),
            (read.Id, read.UserUid, read.IsReadOnly, read.Expiry)
        );
    }

    [Promise(5)]
    [Theory]
    [InlineData(VeeamIdentifierShape.Number)]
    [InlineData(VeeamIdentifierShape.Text)]
    public async Task An_identifier_beyond_the_range_of_a_number_keeps_every_digit(VeeamIdentifierShape shape)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Variants.IdentifierShape = shape;

        VeeamApiKey key = Assert.IsType<VeeamApiKey>(Assert.Single(await veeam.Keys.GetListAsync(The.Token)));

        Assert.Equal(
            ((1UL << 63) + ((ulong)key.LoginId * 2_862_933)).ToString(
                System.Globalization.CultureInfo.InvariantCulture
            ),
            key.IdentifierInProvider
        );
    }

    [Promise(5)]
    [Theory]
    [InlineData("enabled", ApiKeyStatus.Enabled)]
    [InlineData("disabled", ApiKeyStatus.Disabled)]
    [InlineData("disabledDueToUser", ApiKeyStatus.DisabledByService)]
    [InlineData("disabledDueToCompany", ApiKeyStatus.DisabledByService)]
    [InlineData("disabledDueToTenant", ApiKeyStatus.DisabledByService)]
    [InlineData("disabledDueToSystem", ApiKeyStatus.DisabledByService)]
    [InlineData("disabledDueSystemComponentsRestrictions", ApiKeyStatus.DisabledByService)]
    [InlineData("disabledDueToTheWeather", ApiKeyStatus.DisabledByService)]
    [InlineData("Unknown", ApiKeyStatus.Unknown)]
    [InlineData("sleeping", ApiKeyStatus.Unknown)]
    public async Task A_status_has_a_value_and_the_text_of_the_service(string text, ApiKeyStatus status)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        IssuedApiKey issued = await veeam.Keys.CreateAsync("ci", VeeamScopes.Rest, cancellationToken: The.Token);
        veeam.Login(issued.Key).Status = text;

        ApiKey key = (await veeam.Keys.FindAsync(issued.Key.Id, The.Token))!;

        Assert.Equal((status, text), (key.Status, key.StatusText));
    }

    [Promise(5)]
    [Fact]
    public async Task Unknown_scopes_are_kept_and_can_be_requested()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        veeam.Veeam.Variants.ExtraScopes = ["telepathy"];

        IssuedApiKey issued = await veeam.Keys.CreateAsync(
            new ApiKeyRequest("ci", ["REST", "telepathy", "rest"]),
            The.Token
        );

        VeeamApiKey key = Assert.IsType<VeeamApiKey>(issued.Key);
        Assert.Equal(["rest", "telepathy"], key.Scopes);
        Assert.Equal(VeeamScopes.Rest, key.KnownScopes);
    }

    [Promise(7)]
    [Fact]
    public async Task A_key_is_addressed_by_its_id_or_by_a_number_of_the_account_s_user()
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        VeeamApiKey other = (VeeamApiKey)
            (
                await veeam.Keys.CreateAsync(
                    "theirs",
                    VeeamScopes.Rest,
                    userUid: veeam.Veeam.CompanyOwner.Uid,
                    cancellationToken: The.Token
                )
            ).Key;
        VeeamApiKey own = (VeeamApiKey)
            (await veeam.Keys.CreateAsync("ours", VeeamScopes.Rest, cancellationToken: The.Token)).Key;
        string numberOfOther = other.LoginId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string numberOfOwn = own.LoginId.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("ours", (await veeam.Keys.FindAsync(numberOfOwn, The.Token))!.Name);
        Assert.Null(await veeam.Keys.FindAsync(numberOfOther, The.Token));
        Assert.Equal(
            "theirs",
            (
                await veeam
                    .Manager(options =>
                        (options.ApiKey, options.UserUid) = (veeam.Veeam.AdministratorKey, veeam.Veeam.CompanyOwner.Uid)
                    )
                    .FindAsync(numberOfOther, The.Token)
            )!.Name
        );

        await veeam.Keys.DeleteAsync(other.Id, The.Token);
        await veeam.Keys.DeleteAsync(numberOfOwn, The.Token);
        Assert.DoesNotContain(veeam.Veeam.Logins, login => login.Id == own.LoginId || login.Id == other.LoginId);
    }

    private static async Task<bool> WorksAsync(VeeamFixture veeam, IssuedApiKey issued) =>
        (await veeam.Manager(options => options.ApiKey = issued.Value.Reveal()).CheckAsync(The.Token)).CanAuthenticate;
}
