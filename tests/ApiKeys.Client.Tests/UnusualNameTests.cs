using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests;

/// <summary>
/// A name that people cannot distinguish from another is refused before anything is sent, unless it is allowed.
/// Existing names are read unchanged.
/// </summary>
public sealed class UnusualNameTests
{
    public static TheoryData<string, string> Unusual =>
        new()
        {
            { " nightly", "begins or ends with a blank" },
            { "nightly ", "begins or ends with a blank" },
            { "nightly\u00a0", "begins or ends with a blank" },
            { "\u3000nightly", "begins or ends with a blank" },
            { "night\u200bly", "U+200B at position 6" },
            { "night\u200cly", "U+200C" },
            { "night\u200dly", "U+200D" },
            { "nightly\u200d🔑", "U+200D" },
            { "nightly\u2060", "U+2060" },
            { "night\u00adly", "U+00AD" },
            { "\ufeffnightly", "U+FEFF at position 1" },
            { "nightly\u202e", "U+202E" },
            { "\u2066nightly", "U+2066" },
            { "night\u200fly", "U+200F" },
            { "night\u061cly", "U+061C" },
            { "night\u2028ly", "U+2028" },
            { "night\u2029ly", "U+2029" },
            { "night\u2003ly", "U+2003" },
            { "night\u202fly", "U+202F" },
            { "night\u3164ly", "U+3164" },
            { "night\u034fly", "U+034F" },
            { "night\u2800ly", "U+2800" },
            { "night\ufe0fly", "U+FE0F" },
            { "night\U000e0101ly", "U+E0101" },
            { "night\U000e0041ly", "U+E0041" },
            { "night\ufdd0ly", "U+FDD0" },
            { "night\uffffly", "U+FFFF" },
        };

    public static TheoryData<string> Usual =>
        new(
            "nightly",
            "nightly import 2",
            "ä-日本 (ß)",
            "👩🏽‍⚕️ on call",
            "👨‍👩‍👧 family",
            "❤️‍🔥",
            "🏳️‍🌈 x",
            "1️⃣ first",
            "™️",
            "re\u0301sume\u0301",
            "مفتاح",
            "मुख्य"
        );

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unusual))]
    public async Task An_unusual_name_at_AIMMS_is_refused_unless_allowed(string name, string because)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        AimmsApiKeyRequest request = new(name, ["Tasks"], aimms.InNinetyDays);

        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            aimms.Keys.CreateAsync(request, The.Token)
        );
        AssertReports(refused, because);
        Assert.Empty(aimms.Emulator.Requests);

        request.AllowUnusualName = true;
        await aimms.Keys.CreateAsync(request, The.Token);
        Assert.Equal(name, (await aimms.Keys.FindAsync(name, The.Token))?.Name);
        await aimms.Keys.DeleteAsync(name, The.Token);
        Assert.Single(await aimms.Keys.GetListAsync(The.Token));
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unusual))]
    public async Task An_unusual_name_at_Maximo_is_refused_in_create_and_update_unless_allowed(
        string name,
        string because
    )
    {
        await using MaximoFixture maximo = await MaximoFixture.StartAsync();
        MaximoApiKeyRequest request = new(name, MaximoPermissions.UserAdmin, MaximoRefreshInterval.Never);

        AssertReports(
            await Assert.ThrowsAsync<ArgumentException>(() => maximo.Keys.CreateAsync(request, The.Token)),
            because
        );
        AssertReports(
            await Assert.ThrowsAsync<ArgumentException>(() =>
                maximo.Keys.UpdateAsync("a-b-c", new ApiKeyUpdate { Description = name }, The.Token)
            ),
            because
        );
        Assert.Empty(maximo.Emulator.Requests);

        request.AllowUnusualName = true;
        IssuedApiKey issued = await maximo.Keys.CreateAsync(request, The.Token);
        ApiKey updated = await maximo.Keys.UpdateAsync(
            issued.Key.Id,
            new ApiKeyUpdate { Description = name + name, AllowUnusualName = true },
            The.Token
        );
        Assert.Equal((name, name + name), (issued.Key.Name, updated.Name));
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unusual))]
    public async Task An_unusual_name_at_Veeam_is_refused_in_create_and_update_unless_allowed(
        string name,
        string because
    )
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();
        ApiKeyRequest request = new(name, ["rest"]);

        AssertReports(
            await Assert.ThrowsAsync<ArgumentException>(() => veeam.Keys.CreateAsync(request, The.Token)),
            because
        );
        AssertReports(
            await Assert.ThrowsAsync<ArgumentException>(() =>
                veeam.Keys.UpdateAsync(
                    new VeeamApiKey(Guid.NewGuid(), 7, "").Id,
                    new ApiKeyUpdate { Description = name },
                    The.Token
                )
            ),
            because
        );
        Assert.Empty(veeam.Emulator.Requests);

        request.AllowUnusualName = true;
        IssuedApiKey issued = await veeam.Keys.CreateAsync(request, The.Token);
        ApiKey updated = await veeam.Keys.UpdateAsync(
            issued.Key.Id,
            new ApiKeyUpdate { Description = name + name, AllowUnusualName = true },
            The.Token
        );
        Assert.Equal((name, name + name), (issued.Key.Name, updated.Name));
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Usual))]
    public async Task A_name_in_any_script_or_with_joined_emoji_is_accepted(string name)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        IssuedApiKey issued = await veeam.Keys.CreateAsync(name, VeeamScopes.Rest, cancellationToken: The.Token);

        Assert.Equal(name, issued.Key.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    public async Task An_invalid_name_is_refused_even_with_AllowUnusualName(string name)
    {
        await using VeeamFixture veeam = await VeeamFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            veeam.Keys.CreateAsync(new ApiKeyRequest(name, ["rest"]) { AllowUnusualName = true }, The.Token)
        );

        Assert.Empty(veeam.Emulator.Requests);
    }

    private static void AssertReports(ArgumentException refused, string because)
    {
        Assert.Contains(because, refused.Message, StringComparison.Ordinal);
        Assert.Contains("AllowUnusualName", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", refused.Message, StringComparison.Ordinal);
    }
}
