using ApiKeys.Client.Maximo;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>
/// What a change is, before it is sent: how it is asked for, what it weakens, and the body that makes it.
/// </summary>
public sealed class ChangeTests
{
    [Fact]
    public void A_status_that_was_not_told_and_is_not_changed_is_not_sent()
    {
        MaximoWireKey key = new("a-1");

        Assert.Null(new MaximoChange(new() { Description = "renamed" }).Write(key).Status);
        Assert.False(new MaximoChange(new() { IsEnabled = false }).Write(key).Status!.Active);
        Assert.Equal(
            "P1D",
            new MaximoChange(new() { TokenRefreshInterval = MaximoRefreshInterval.Days(1) })
                .Write(key)
                .Status!.TokenRefreshInterval
        );
    }

    [Fact]
    public void A_change_is_done_when_the_key_tells_of_it()
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
    public void The_same_interval_weakens_nothing()
    {
        MaximoWireKey key = new("a-1") { Status = new() { TokenRefreshInterval = "P7D" } };

        Assert.False(new MaximoChange(new() { TokenRefreshInterval = MaximoRefreshInterval.Days(7) }).Weakens(key));
        Assert.True(new MaximoChange(new() { TokenRefreshInterval = MaximoRefreshInterval.Days(6) }).Weakens(key));
    }

    [Fact]
    public void Permissions_are_those_that_are_known_and_no_others_are_sent_unasked()
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
