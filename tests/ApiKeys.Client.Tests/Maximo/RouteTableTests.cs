using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Tests.Maximo;

/// <summary>The valid values of an option that changes a route, and the message for an invalid one.</summary>
public sealed class RouteTableTests
{
    [Theory]
    [InlineData("azAZ09-_.~@")]
    [InlineData("a/A/z/Z/0/9/m/M/5")]
    [InlineData("...")]
    public void A_path_of_plain_segments_is_accepted(string path) => Assert.Empty(Check(paths => paths.List = path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("a/./b")]
    [InlineData("a/../b")]
    [InlineData("a?b")]
    [InlineData("a:b")]
    [InlineData("a[b")]
    [InlineData("a`b")]
    [InlineData("a{b")]
    [InlineData("a%2fb")]
    [InlineData("\u00e4")]
    public void Any_other_path_is_refused(string path) =>
        Assert.Equal(
            [
                "Protocol:Paths:List must be a plain path such as v1/apikeys, without {id}, alone or behind one of "
                    + "the methods GET.",
            ],
            Check(paths => paths.List = path)
        );

    [Fact]
    public void Each_path_option_accepts_only_its_own_methods()
    {
        Assert.Equal(["GET"], Methods((paths, route) => paths.List = route, "elsewhere"));
        Assert.Equal(["GET"], Methods((paths, route) => paths.Find = route, "elsewhere/{id}"));
        Assert.Equal(["POST", "PUT"], Methods((paths, route) => paths.Create = route, "elsewhere"));
        Assert.Equal(["POST", "PUT", "PATCH"], Methods((paths, route) => paths.Update = route, "elsewhere/{id}"));
        Assert.Equal(["POST", "PUT", "PATCH"], Methods((paths, route) => paths.Refresh = route, "elsewhere/{id}"));
        Assert.Equal(["POST", "DELETE"], Methods((paths, route) => paths.Delete = route, "elsewhere/{id}"));
    }

    [Fact]
    public void An_invalid_method_is_reported_with_the_allowed_ones() =>
        Assert.Equal(
            [
                "Protocol:Paths:Update must be a plain path such as v1/apikeys/{id}, with {id} as one of its "
                    + "segments, alone or behind one of the methods PUT, PATCH, POST.",
            ],
            Check(paths => paths.Update = "GET v1/apikeys/{id}")
        );

    private static IEnumerable<string> Methods(Action<MaximoPaths, string> set, string path) =>
        new[] { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD" }.Where(method =>
            !Check(paths => set(paths, $"{method} {path}")).Any()
        );

    private static IEnumerable<string> Check(Action<MaximoPaths> set)
    {
        MaximoPaths paths = new();
        set(paths);
        return MaximoRouteTable.Check(paths);
    }
}
