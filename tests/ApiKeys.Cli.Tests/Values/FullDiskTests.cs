using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Values;

public class FullDiskTests
{
    // A file system of one page, in a namespace that ends with the shell.
    private const string OnFullDisk = """
        unshare -m sh -c 'mkdir tm && mount -t tmpfs -o size=4k none tm && head -c 4096 /dev/zero > tm/fill; "$@"; code=$?; ls tm > left; exit $code' sh "$@"
        """;

    // No file may grow at all. Otherwise the runtime creates large files, which the limit would stop.
    private const string WithoutSpace = "trap '' XFSZ; ulimit -f 0; exec \"$@\"";

    [Fact]
    public async Task A_value_that_a_full_disk_rejects_is_lost_and_leaves_no_file()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        ToolResult probe = await accounts.Tool.RunInShellAsync("unshare -m mount -t tmpfs none /mnt");
        Assert.SkipUnless(probe.ExitCode == 0, "Only root can mount a small file system.");

        ToolResult result = await accounts.Tool.RunInShellAsync(
            OnFullDisk,
            [.. Accounts.CreateAt("prod"), "--out", "tm/new.key"]
        );

        Assert.Equal("fill\n", await accounts.Tool.ReadAsync("left"));
        AssertLost(accounts, result);
    }

    [Fact]
    public async Task A_value_that_a_file_size_limit_rejects_is_lost_and_leaves_no_file()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        ToolResult result = await accounts.Tool.RunInShellAsync(
            WithoutSpace,
            [.. Accounts.CreateAt("prod"), "--out", "new.key"]
        );

        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
        AssertLost(accounts, result);
    }

    [Fact]
    public async Task A_value_that_a_full_disk_rejects_deletes_the_key_with_revoke_on_failure()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        ToolResult result = await accounts.Tool.RunInShellAsync(
            WithoutSpace,
            [.. Accounts.CreateAt("prod"), "--out", "new.key", "--revoke-on-failure"]
        );

        Assert.Equal((1, 0), (result.ExitCode, accounts.Reports("prod")));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }

    private static void AssertLost(Accounts accounts, ToolResult result)
    {
        Assert.Equal((6, ""), (result.ExitCode, result.Output));
        Assert.Matches(
            @"\Aerror: The value could not be written to '.*/new\.key': .* "
                + @"The key exists\. Delete it: apikeys delete report --account prod\n\z",
            result.Error
        );
        Assert.Equal(1, accounts.Reports("prod"));
    }
}
