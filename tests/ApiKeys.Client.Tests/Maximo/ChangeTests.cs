using ApiKeys.Client.Maximo;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>A change before it is sent: how it is requested, what it weakens, and its body.</summary>
public sealed class ChangeTests
{
    [Fact]
    public void A_status_that_was_not_reported_and_is_not_changed_is_not_sent()
    {
        MaximoWireKey key = new("a-1");

        Assert.Null(new MaximoChange(new() { Description = "renamed" }).Write(key, MaximoUpdateBody.AsRead).Status);
        Assert.False(new MaximoChange(new() { IsEnabled = false }).Write(key, MaximoUpdateBody.AsRead).Status!.Active);
        Assert.Equal(
            "P1D",
            new MaximoChange(new() { TokenRefreshInterval = MaximoRefreshInterval.Days(1) })
                .Write(key, MaximoUpdateBody.AsRead)
                .Status!.TokenRefreshInterval
        );
    }

    [Fact]
    public void A_change_is_done_when_the_key_shows_it()
    {
        MaximoChange scopes = new(new() { Scopes = ["userAdmin"] });

        Assert.True(
            scopes.IsDone(
                new("a-1")
                {
                    Permissions = new()
                    {
                        SystemAdmin = false,
                        UserAdmin = true,
                        ApikeyAdmin = false,
                    },
                }
            )
        );
        Assert.False(scopes.IsDone(new("a-1") { Permissions = new() { UserAdmin = true } }));
        Assert.False(scopes.IsDone(new("a-1")));
        Assert.True(new MaximoChange(new() { Description = "renamed" }).IsDone(new("a-1") { Description = "renamed" }));
    }

    [Fact]
    public void Only_a_shorter_interval_weakens_a_key()
    {
        MaximoWireKey key = new("a-1") { Status = new() { TokenRefreshInterval = "P7D" } };

        Assert.False(new MaximoChange(new() { TokenRefreshInterval = MaximoRefreshInterval.Days(7) }).Weakens(key));
        Assert.True(new MaximoChange(new() { TokenRefreshInterval = MaximoRefreshInterval.Days(6) }).Weakens(key));
    }

    [Fact]
    public void Only_known_permissions_are_sent_unless_others_are_requested()
    {
        Assert.Equal(
            "The permissions have bits that stand for none (1024).",
            Assert
                .Throws<ArgumentException>(() =>
                    MaximoPermissionNames.ToNames(MaximoPermissions.UserAdmin | (MaximoPermissions)1024)
                )
                .Message.Split(" (Parameter")[0]
        );
        Assert.Null(MaximoPermissionNames.Write(["userAdmin"]).AdditionalProperties);
        Assert.Equal(
            ["dataAdmin"],
            MaximoPermissionNames
                .Write(["userAdmin", "dataAdmin"], new Wire.KeyPermissions())
                .AdditionalProperties!.Keys
        );
    }
}
