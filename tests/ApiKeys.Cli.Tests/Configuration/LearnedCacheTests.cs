using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

/// <summary>What one run of the tool learned about a server, the next one knows.</summary>
public class LearnedCacheTests
{
    [Fact]
    public async Task A_later_run_uses_what_was_learned_unless_the_cache_is_left()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Maximo.Variants.Paths.List = "apikeys";
        await accounts.Tool.RunAsync("list", "--account", "eam");

        int before = accounts.Requests.Count();
        ToolResult later = await accounts.Tool.RunAsync("list", "--account", "eam");
        int withCache = accounts.Requests.Count() - before;
        ToolResult without = await accounts.Tool.RunAsync("list", "--account", "eam", "--no-cache");

        Assert.Equal((0, 0), (later.ExitCode, without.ExitCode));
        Assert.Equal(1, withCache);
        Assert.Equal(2, accounts.Requests.Count() - before - withCache);
    }

    [Fact]
    public async Task An_option_that_is_set_wins_over_what_was_learned()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Maximo.Variants.Paths.List = "apikeys";
        await accounts.Tool.RunAsync("list", "--account", "eam");
        accounts.Tool.Environment["ApiKeys__eam__Protocol__Paths__List"] = "v2/apikeys";

        await accounts.Tool.RunAsync("list", "--account", "eam");

        Assert.EndsWith("/v2/apikeys", accounts.Requests.Last().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_learned_is_forgotten_when_the_server_is_not_any_more_as_it_was()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Maximo.Variants.Paths.List = "apikeys";
        await accounts.Tool.RunAsync("list", "--account", "eam");
        accounts.Emulator.Maximo.Variants.Paths.List = "v1/apikeys";

        ToolResult stale = await accounts.Tool.RunAsync("list", "--account", "eam");
        ToolResult again = await accounts.Tool.RunAsync("list", "--account", "eam");

        Assert.NotEqual(0, stale.ExitCode);
        Assert.Equal(0, again.ExitCode);
    }
}
