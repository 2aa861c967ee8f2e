using System.Net;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Testing.Tests.Aimms;

public class AimmsNameTests
{
    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("a/b", "a%2fb")]
    [InlineData("%2F", "%252F")]
    [InlineData("a%2Fb", "a%252Fb")]
    [InlineData("a b", "a%20b")]
    [InlineData("a+b", "a+b")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("größe €😀", "gr%C3%B6%C3%9Fe%20%E2%82%AC%F0%9F%98%80")]
    [InlineData("{name}", "%7Bname%7D")]
    [InlineData("a\\b", "a%5Cb")]
    [InlineData("50%", "50%25")]
    [InlineData("@current", "@current")]
    [InlineData("a;v=1,2", "a;v=1,2")]
    [InlineData("line\nbreak", "line%0Abreak")]
    [InlineData("../info", "..%2Finfo")]
    public async Task A_name_in_the_path_is_decoded_exactly_once(string name, string escaped)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        using HttpResponseMessage created = await caller.CreateAsync(name, "2026-12-31", "Tasks");

        using HttpResponseMessage deleted = await caller.DeleteAsync(escaped);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(AimmsEmulator.AdministratorName, Assert.Single(emulator.Aimms.Keys).Name);
    }

    [Fact]
    public async Task Delete_does_not_decode_a_name_twice()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        await caller.CreatedValueAsync("a/b", "2026-12-31", "Tasks");
        await caller.CreatedValueAsync("a%2Fb", "2026-12-31", "Tasks");

        using HttpResponseMessage deleted = await caller.DeleteAsync("a%252Fb");

        Assert.Equal(["administrator", "a/b"], emulator.Aimms.Keys.Select(key => key.Name));
    }

    [Fact]
    public async Task A_query_is_not_part_of_a_name()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");

        using HttpResponseMessage deleted = await caller.DeleteAsync("nightly?force=true");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public async Task Names_are_case_sensitive()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller caller = new(emulator);
        await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");

        using HttpResponseMessage deleted = await caller.DeleteAsync("Nightly");

        Assert.Equal(HttpStatusCode.NotFound, deleted.StatusCode);
    }
}
