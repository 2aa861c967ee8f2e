using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests;

/// <summary>C# 7.3 cannot set what is set at the making of an object alone, so whatever can be asked for can be asked for in a constructor.</summary>
public sealed class RequestTests
{
    private static readonly string[] _scopes = ["userAdmin"];

    [Fact]
    public void What_a_key_should_be_can_be_said_in_the_constructor()
    {
        ApiKeyRequest request = new("ci", _scopes, The.Now, isReadOnly: true, recoverIfLost: true, allowUnusualName: true);
        MaximoApiKeyRequest maximo = new("ci", _scopes, MaximoRefreshInterval.Never, isEnabled: false, allowNoPermissions: true, allowApiKeyAdmin: true, recoverIfLost: true);
        MaximoApiKeyRequest flags = new("ci", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Never, isEnabled: false, allowNoPermissions: true, allowApiKeyAdmin: true, recoverIfLost: true);

        Assert.Equal((The.Now, true, true, true, true), (request.ExpiresAt, request.IsReadOnly, request.RecoverIfLost, maximo.RecoverIfLost, flags.RecoverIfLost));
        Assert.True(request.AllowUnusualName && new MaximoApiKeyRequest("ci", _scopes, MaximoRefreshInterval.Never, allowUnusualName: true).AllowUnusualName);
        Assert.Equal((false, true, true), (maximo.IsEnabled, maximo.AllowNoPermissions, maximo.AllowApiKeyAdmin));
        Assert.Equal((false, true, true), (flags.IsEnabled, flags.AllowNoPermissions, flags.AllowApiKeyAdmin));
    }

    [Fact]
    public void What_should_change_can_be_said_in_the_constructor()
    {
        MaximoRefreshInterval interval = MaximoRefreshInterval.Days(30);

        Assert.Equal(
            new ApiKeyUpdate { Description = "new", IsEnabled = false, Scopes = _scopes, AllowOwnKey = true, AllowUnusualName = true },
            new ApiKeyUpdate("new", false, _scopes, allowOwnKey: true, allowUnusualName: true));
        Assert.Equal(new ApiKeyUpdate(), new ApiKeyUpdate { AllowOwnKey = false, AllowUnusualName = false });
        Assert.Equal(new MaximoApiKeyUpdate { AllowUnusualName = true }, new MaximoApiKeyUpdate(allowUnusualName: true));
        Assert.Equal(
            new MaximoApiKeyUpdate
            {
                Description = "new", IsEnabled = false, Scopes = _scopes, Version = 7, TokenRefreshInterval = interval, AllowNoPermissions = true, AllowApiKeyAdmin = true, AllowOwnKey = true,
            },
            new MaximoApiKeyUpdate("new", false, _scopes, 7, interval, allowNoPermissions: true, allowApiKeyAdmin: true, allowOwnKey: true));
        Assert.Equal(new MaximoApiKeyUpdate { AllowOwnKey = true }, new MaximoApiKeyUpdate(allowOwnKey: true));
    }

    /// <summary>So that none is forgotten: an option of a request has a parameter of its name.</summary>
    [Theory]
    [InlineData(typeof(ApiKeyRequest))]
    [InlineData(typeof(ApiKeyUpdate))]
    [InlineData(typeof(MaximoApiKeyRequest))]
    [InlineData(typeof(MaximoApiKeyUpdate))]
    public void What_can_be_set_can_be_said_in_the_constructor(Type request)
    {
        IEnumerable<string> settable = request.GetProperties().Where(property => property.DeclaringType == request && property.CanWrite).Select(property => property.Name);

        Assert.All(settable, name => Assert.All(
            request.GetConstructors(), constructor => Assert.Contains(constructor.GetParameters(), parameter => string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase))));
    }
}
