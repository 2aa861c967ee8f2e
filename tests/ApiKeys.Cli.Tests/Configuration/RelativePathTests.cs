using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Configuration;

public class RelativePathTests
{
    [Fact]
    public async Task A_relative_path_in_a_file_is_relative_to_the_file_and_not_to_the_working_folder()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyFile", "aimms.key")
        );
        Write(accounts.Tool.File("aimms.key"), "planted");

        ToolResult planted = await accounts.Tool.RunAsync("list");
        Write(BesideConfiguration(accounts, "aimms.key"), accounts.Emulator.Aimms.AdministratorKey);
        ToolResult own = await accounts.Tool.RunAsync("list");

        Assert.Equal((2, 0), (planted.ExitCode, own.ExitCode));
        Assert.Contains(
            $"the file '{BesideConfiguration(accounts, "aimms.key")}', which ApiKeyFile in "
                + $"'{accounts.ConfigurationFile}' names, cannot be found",
            planted.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_relative_path_in_the_environment_is_relative_to_the_working_folder()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(accounts.Emulator.Aimms.ToConfiguration("prod").Where(pair => pair.Key != "prod:ApiKey"));
        Write(accounts.Tool.File("aimms.key"), accounts.Emulator.Aimms.AdministratorKey);
        accounts.Tool.Environment["ApiKeys__prod__ApiKeyFile"] = "aimms.key";

        Assert.Equal(0, (await accounts.Tool.RunAsync("list")).ExitCode);
    }

    [Fact]
    public async Task A_tilde_is_the_home_folder_of_the_user()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyFile", "~/aimms.key")
        );
        Write(Path.Combine(accounts.Tool.Home, "aimms.key"), accounts.Emulator.Aimms.AdministratorKey);

        Assert.Equal(0, (await accounts.Tool.RunAsync("list")).ExitCode);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "report")]
    [InlineData("delete", "report", "--yes")]
    [InlineData("create", "report", "--scope", "Tasks", "--expires", "90d", "--reveal")]
    public async Task A_missing_secret_file_has_exit_code_2_in_every_command(params string[] call)
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyFile", "/no/such/file")
        );

        ToolResult result = await accounts.Tool.RunAsync(call);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("'/no/such/file'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_command_with_a_relative_path_is_found_beside_the_file()
    {
        await using Accounts accounts = await Accounts.StartEmptyAsync();
        accounts.Configure(
            Accounts.With(accounts.Emulator.Aimms.ToConfiguration("prod"), "ApiKey", "ApiKeyCommand", "./helper")
        );
        accounts.Tool.Script("helper", "echo planted");
        File.Copy(
            accounts.Tool.Script("own", $"echo {accounts.Emulator.Aimms.AdministratorKey}"),
            BesideConfiguration(accounts, "helper")
        );

        Assert.Equal(0, (await accounts.Tool.RunAsync("list")).ExitCode);
    }

    private static string BesideConfiguration(Accounts accounts, string name) =>
        Path.Combine(Path.GetDirectoryName(accounts.ConfigurationFile)!, name);

    private static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
