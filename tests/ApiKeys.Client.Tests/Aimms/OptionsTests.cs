using ApiKeys.Client.Aimms;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Tests.Aimms;

/// <summary>
/// The exact limits of each option. The tests of the registration cover which options there are and their messages.
/// </summary>
public sealed class OptionsTests
{
    private const string SixtyThree = "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-012345678";

    [Theory]
    [InlineData("a")]
    [InlineData("aZ")]
    [InlineData("zA")]
    [InlineData("0-9")]
    [InlineData("9-0")]
    [InlineData(SixtyThree)]
    public void CloudAccount_accepts_a_host_label(string account) =>
        Accept(new AimmsOptions { CloudAccount = account });

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("a/")]
    [InlineData("a:1")]
    [InlineData("a@b")]
    [InlineData("a[")]
    [InlineData("a`")]
    [InlineData("a{")]
    [InlineData("\u00e4")]
    [InlineData(SixtyThree + "9")]
    public void CloudAccount_refuses_anything_but_a_host_label(string account) =>
        Refuse(new AimmsOptions { CloudAccount = account }, "Account must be the first part of the host name alone");

    [Theory]
    [InlineData("azAZ09")]
    [InlineData("X-Api.Key_1~")]
    [InlineData("Authorization")]
    public void CredentialHeader_accepts_a_header_name(string header) =>
        Accept(new AimmsOptions { CloudAccount = "acme", Protocol = { CredentialHeader = header } });

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/")]
    [InlineData("a:")]
    [InlineData("a@")]
    [InlineData("a[")]
    [InlineData("a`")]
    [InlineData("a{")]
    [InlineData("accept")]
    [InlineData("Connection")]
    [InlineData("cookie")]
    [InlineData("Expect")]
    [InlineData("HOST")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Upgrade")]
    [InlineData("content-MD5")]
    public void CredentialHeader_refuses_a_header_with_another_meaning(string header) =>
        Refuse(
            new AimmsOptions { CloudAccount = "acme", Protocol = { CredentialHeader = header } },
            "CredentialHeader must be the name of a header that can carry a credential"
        );

    [Theory]
    [InlineData("")]
    [InlineData("pro/user-manager/v1")]
    [InlineData("@me/~a.b_c")]
    public void ApiPath_accepts_a_plain_path(string path) =>
        Accept(new AimmsOptions { CloudAccount = "acme", Protocol = { ApiPath = path } });

    [Theory]
    [InlineData(".")]
    [InlineData("a/..")]
    [InlineData("a/b?c")]
    [InlineData("a b/c")]
    [InlineData("a/%2e")]
    public void ApiPath_refuses_anything_but_a_plain_path(string path) =>
        Refuse(
            new AimmsOptions { CloudAccount = "acme", Protocol = { ApiPath = path } },
            "ApiPath must be a plain path"
        );

    [Theory]
    [InlineData("yyyy-MM-dd'T'HH:mm", true)]
    [InlineData("yyyy-MM-dd", true)]
    [InlineData("yyyy-MM", false)]
    public void DateFormat_must_keep_the_day(string format, bool isGood)
    {
        AimmsOptions options = new() { CloudAccount = "acme", Protocol = { DateFormat = format } };
        if (isGood)
        {
            Accept(options);
        }
        else
        {
            Refuse(options, "DateFormat does not keep the date");
        }
    }

    public static TheoryData<string, Action<AimmsOptions>> AtTheEdge =>
        new()
        {
            { "no retry", static options => options.MaxRetries = 0 },
            { "ten retries", static options => options.MaxRetries = 10 },
            { "no delay", static options => options.RetryDelay = TimeSpan.Zero },
            { "a minute's delay", static options => options.RetryDelay = TimeSpan.FromSeconds(60) },
            { "an hour's wait", static options => options.MaxRetryDelay = TimeSpan.FromHours(1) },
            {
                "10 ms for an attempt and a call",
                static options => options.AttemptTimeout = options.CallTimeout = TimeSpan.FromMilliseconds(10)
            },
            {
                "a day for an attempt and a call",
                static options => options.AttemptTimeout = options.CallTimeout = TimeSpan.FromDays(1)
            },
            { "the smallest limit of a body", static options => options.MaxResponseBytes = 1024 },
            { "the largest limit of a body", static options => options.MaxResponseBytes = 1024 * 1024 * 1024 },
            { "no tolerance", static options => options.ClockTolerance = TimeSpan.Zero },
            { "a short life", static options => options.ExpiryLimit = TimeSpan.FromTicks(1) },
            { "the service in capitals", static options => options.Service = "AIMMS" },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(AtTheEdge))]
    public void An_option_at_its_limit_is_accepted(string what, Action<AimmsOptions> set)
    {
        AimmsOptions options = new() { CloudAccount = "acme" };
        set(options);

        Accept(options);
        Assert.NotEmpty(what);
    }

    public static TheoryData<Action<AimmsOptions>, string> BeyondTheEdge =>
        new()
        {
            { static options => options.MaxRetries = -1, "MaxRetries is -1" },
            {
                static options => options.RetryDelay = TimeSpan.FromSeconds(60) + TimeSpan.FromTicks(1),
                "RetryDelay is"
            },
            { static options => options.CallTimeout = TimeSpan.FromMilliseconds(9), "CallTimeout is" },
            { static options => options.MaxResponseBytes = 1023, "MaxResponseBytes is 1023" },
            { static options => options.MaxResponseBytes = (1024 * 1024 * 1024) + 1, "MaxResponseBytes is 1073741825" },
            {
                static options =>
                    (options.CloudAccount, options.BaseAddress) = (null, new Uri("https://x.example/#part")),
                "BaseAddress must have no user information, query or fragment"
            },
        };

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(BeyondTheEdge))]
    public void An_option_beyond_its_limit_is_refused(Action<AimmsOptions> set, string message)
    {
        AimmsOptions options = new() { CloudAccount = "acme" };
        set(options);

        Refuse(options, message);
    }

    private static void Accept(AimmsOptions options)
    {
        options.ApiKey = "credential";
        Assert.Equal("prod", new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Account = "prod" }).Account);
    }

    private static void Refuse(AimmsOptions options, string message)
    {
        options.ApiKey = "credential";
        Assert.Contains(
            message,
            Assert.Single(
                Assert
                    .Throws<OptionsValidationException>(() =>
                        new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Account = "prod" })
                    )
                    .Failures
            ),
            StringComparison.Ordinal
        );
    }
}
