using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

/// <summary>The text of a key and a scope, and the comparison of secrets.</summary>
public sealed class KeyTests
{
    [Fact]
    public void A_key_without_an_account_prints_empty_fields()
    {
        ApiKey key = new("7", "nightly");

        Assert.Equal(("", "", false), (key.Account, key.Service, key.Expiry.IsKnown));
        Assert.Equal(
            "ApiKey { Account = , Service = , Id = 7, Name = nightly, Scopes = [], Status = Unknown, Expiry = unknown }",
            key.ToString()
        );
    }

    [Fact]
    public void ToString_of_a_key_contains_the_status_text_of_the_service() =>
        Assert.Equal(
            "ApiKey { Account = prod, Service = Veeam, Id = 7, Name = nightly, Scopes = [rest, ui], Status = "
                + "DisabledDueToCompany, Expiry = never }",
            new ApiKey("7", "nightly")
            {
                Account = "prod",
                Service = "Veeam",
                Scopes = ["rest", "ui"],
                Status = ApiKeyStatus.Disabled,
                StatusText = "DisabledDueToCompany",
                Expiry = ApiKeyExpiry.Never,
            }.ToString()
        );

    [Fact]
    public void A_key_is_expired_from_the_instant_of_its_expiry()
    {
        ApiKey key = new("7", "nightly") { Expiry = ApiKeyExpiry.At(The.Now) };

        Assert.False(key.IsExpiredAt(The.Now - TimeSpan.FromTicks(1)));
        Assert.True(key.IsExpiredAt(The.Now));
        Assert.True(key.IsExpiredAt(The.Now + TimeSpan.FromTicks(1)));
        Assert.False(new ApiKey("7", "nightly") { Expiry = ApiKeyExpiry.Never }.IsExpiredAt(The.Now));
    }

    [Theory]
    [InlineData("secret", "secret", true)]
    [InlineData("secret", "secreT", false)]
    [InlineData("secret", "Secret", false)]
    [InlineData("secret", "secret1", false)]
    [InlineData("secret1", "secret", false)]
    public void Two_secrets_are_the_same_when_every_character_matches(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, new SecretValue(one).HasSameText(new SecretValue(other)));
        Assert.Equal(
            isSame,
            new Credential("id", new SecretValue(one)).IsSameAs(new Credential("id", new SecretValue(other)))
        );
        Assert.False(
            new Credential("id", new SecretValue(one)).IsSameAs(new Credential("other", new SecretValue(other)))
        );
    }

    [Fact]
    public void A_scope_has_a_name_and_may_have_a_description()
    {
        ApiKeyScope scope = new("Session", "Runs jobs.");

        Assert.Equal(
            ("Session", "Runs jobs.", null),
            (scope.Name, scope.Description, new ApiKeyScope("Tasks").Description)
        );
        Assert.Throws<ArgumentNullException>(() => new ApiKeyScope(null!));
    }
}
