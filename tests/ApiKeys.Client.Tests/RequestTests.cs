using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests;

/// <summary>Requests are ordinary classes, which C# 7.3 can fill in as well as newer versions.</summary>
public sealed class RequestTests
{
    /// <summary>A setter that older compilers do not know is marked with a modifier.</summary>
    [Theory]
    [InlineData(typeof(ApiKeyRequest))]
    [InlineData(typeof(AimmsApiKeyRequest))]
    [InlineData(typeof(MaximoApiKeyRequest))]
    [InlineData(typeof(VeeamApiKeyRequest))]
    [InlineData(typeof(ApiKeyUpdate))]
    [InlineData(typeof(MaximoApiKeyUpdate))]
    public void Every_property_of_a_request_can_be_set_from_CSharp_7_3(Type request) =>
        Assert.All(
            request.GetProperties().Where(static property => property.CanWrite),
            static property => Assert.Empty(property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers())
        );

    [Fact]
    public void Each_service_has_a_request_that_takes_documented_scopes_or_text()
    {
        Assert.Equal(
            ["Tasks", "Session"],
            new AimmsApiKeyRequest("ci", AimmsScopes.Session | AimmsScopes.Tasks, The.Now).Scopes
        );
        Assert.Equal(["telepathy"], new AimmsApiKeyRequest("ci", ["telepathy"], The.Now).Scopes);
        Assert.Equal(
            ["userAdmin"],
            new MaximoApiKeyRequest("ci", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Never).Scopes
        );
        Assert.Equal(["telepathy"], new MaximoApiKeyRequest("ci", ["telepathy"], MaximoRefreshInterval.Never).Scopes);
        Assert.Equal(["ui", "rest"], new VeeamApiKeyRequest("ci", VeeamScopes.Rest | VeeamScopes.Ui).Scopes);
        Assert.Equal(["telepathy"], new VeeamApiKeyRequest("ci", ["telepathy"]).Scopes);
    }

    [Fact]
    public void A_request_has_safe_defaults()
    {
        MaximoApiKeyRequest maximo = new("ci", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Never);

        Assert.Equal(
            (null, false, null, false),
            (maximo.ExpiresAt, maximo.IsReadOnly, maximo.RecoverIfLost, maximo.AllowUnusualName)
        );
        Assert.Equal((true, false, false), (maximo.IsEnabled, maximo.AllowNoPermissions, maximo.AllowApiKeyAdmin));
        Assert.Null(new VeeamApiKeyRequest("ci", VeeamScopes.Rest).UserUid);
        Assert.Equal(The.Now, new AimmsApiKeyRequest("ci", AimmsScopes.Tasks, The.Now).ExpiresAt);
    }
}
