using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>An id arrives unchanged, or it is refused.</summary>
public sealed class IdTests
{
    [Promise(7)]
    [Fact]
    public async Task A_key_with_any_valid_name_is_found_and_deleted_by_it()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        Properties.Check(
            Properties.Texts,
            name =>
            {
                if (string.IsNullOrWhiteSpace(name) || name is "." or ".." || name.Any(char.IsControl))
                {
                    return true;
                }

                ApiKeyRequest request = new AimmsApiKeyRequest(name, ["Tasks"], aimms.InNinetyDays)
                {
                    AllowUnusualName = true,
                };
                aimms.Keys.CreateAsync(request, The.Token).GetAwaiter().GetResult();
                bool isFound = aimms.Keys.FindAsync(name, The.Token).GetAwaiter().GetResult()?.Name == name;
                aimms.Keys.DeleteAsync(name, The.Token).GetAwaiter().GetResult();
                return isFound && aimms.Emulator.Aimms.Keys.All(key => key.Name != name);
            }
        );
    }

    [Promise(7)]
    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("%2F", "%252F")]
    [InlineData("../x", "..%2Fx")]
    [InlineData("a b?c#d", "a%20b%3Fc%23d")]
    [InlineData("ä", "%C3%A4")]
    public async Task An_id_is_escaped_once(string id, string escaped)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        await Assert.ThrowsAsync<ApiKeyNotFoundException>(() => aimms.Keys.DeleteAsync(id, The.Token));

        Assert.Equal(
            "/aimms/pro/user-manager/v1/user/@current/api-key/" + escaped,
            aimms.Emulator.Requests[0].RawTarget
        );
    }

    public static TheoryData<string, string> Unsafe =>
        new()
        {
            { "", "is empty" },
            { ".", "rewrite" },
            { "..", "rewrite" },
            { "a\r\nb", "control character" },
            { "\0", "control character" },
            { "a\uD800", "surrogate" },
            { "\uDC00a", "surrogate" },
        };

    [Promise(7)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Unsafe))]
    public async Task An_id_that_would_change_on_the_wire_is_refused_before_anything_is_sent(string id, string because)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        ArgumentException deleting = await Assert.ThrowsAsync<ArgumentException>(() =>
            aimms.Keys.DeleteAsync(id, The.Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(() => aimms.Keys.FindAsync(id, The.Token));

        Assert.Contains(because, deleting.Message, StringComparison.Ordinal);
        Assert.Equal("id", deleting.ParamName);
        Assert.Empty(aimms.Emulator.Requests);
    }

    [Fact]
    public async Task A_null_argument_is_refused_before_anything_is_sent()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(() => aimms.Keys.DeleteAsync(null!, The.Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => aimms.Keys.FindAsync(null!, The.Token));
        await Assert.ThrowsAsync<ArgumentNullException>(() => aimms.Keys.CreateAsync(null!, The.Token));

        Assert.Empty(aimms.Emulator.Requests);
    }
}
