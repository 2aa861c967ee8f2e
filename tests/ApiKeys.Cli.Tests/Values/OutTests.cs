using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Values;

public class OutTests
{
    [Theory]
    [InlineData("prod")]
    [InlineData("eam")]
    [InlineData("backup")]
    public async Task Out_writes_only_the_value_to_a_file_that_only_the_user_can_read(string account)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt(account), "--out", "new.key"]);

        string file = accounts.Tool.File("new.key");
        Assert.Equal((0, $"The value is in '{file}'.\n"), (result.ExitCode, result.Error));
        Assert.True(accounts.IsValueOfReport(await File.ReadAllTextAsync(file, The.Token)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Empty(accounts.SecretsIn(result.Output));
        Assert.Contains(
            result.Lines,
            line =>
                line.StartsWith("name", StringComparison.Ordinal) && line.EndsWith("report", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Out_with_json_output_shows_the_key_without_its_value()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync([
            .. Accounts.CreateAt("prod"),
            "--out",
            "new.key",
            "--output",
            "json",
            "--quiet",
        ]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("report", (string?)result.Json["name"]);
        Assert.Null(result.Json["value"]);
    }

    [Fact]
    public async Task Out_to_an_existing_file_is_refused_without_a_request()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        await File.WriteAllTextAsync(accounts.Tool.File("old.key"), "precious", The.Token);
        File.CreateSymbolicLink(accounts.Tool.File("link.key"), accounts.Tool.File("elsewhere.key"));

        foreach (string name in new[] { "old.key", "link.key", "no/such/folder.key", "." })
        {
            ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--out", name]);

            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains($"'{name}'", result.Error, StringComparison.Ordinal);
        }

        Assert.Equal("precious", await File.ReadAllTextAsync(accounts.Tool.File("old.key"), The.Token));
        Assert.False(File.Exists(accounts.Tool.File("elsewhere.key")));
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData(500, 6)]
    [InlineData(403, 5)]
    [InlineData(409, 1)]
    public async Task Out_without_a_value_leaves_no_file(int status, int exitCode)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(status, "{}").On("POST"));

        ToolResult result = await accounts.Tool.RunAsync([.. Accounts.CreateAt("prod"), "--out", "new.key"]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Empty(Directory.GetFiles(accounts.Tool.Folder));
    }
}
