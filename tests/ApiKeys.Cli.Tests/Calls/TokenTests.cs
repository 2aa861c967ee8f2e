using ApiKeys.Cli.Tests.Support;

namespace ApiKeys.Cli.Tests.Calls;

public class TokenTests
{
    [Fact]
    public async Task Token_writes_a_token_of_the_requested_lifetime_to_a_file()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(
            "token",
            "--account",
            "eam",
            "--lifetime",
            "P90D",
            "--out",
            "scim.jwt"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(await accounts.Tool.ReadAsync("scim.jwt"), accounts.Emulator.Maximo.Secrets);
        Assert.Contains(
            $"key\t{accounts.Emulator.Maximo.AdministratorKeyId}\n",
            result.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("in 90 days", result.Output, StringComparison.Ordinal);
        Assert.Equal("P90D", Assert.Single(accounts.Emulator.Requests).Headers["mas-jwt-expiry-duration"]);
        Assert.Empty(accounts.SecretsIn(result.Output + result.Error));
    }

    [Theory]
    [InlineData("--lifetime", "12h", "PT12H")]
    [InlineData("--lifetime", "1y", "P1Y")]
    [InlineData("--never-expires", null, "NEVER")]
    public async Task Token_with_reveal_prints_the_token_alone(string option, string? value, string sent)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string[] lifetime = value is null ? [option] : [option, value];

        ToolResult result = await accounts.Tool.RunAsync(["token", "--account", "eam", "--reveal", .. lifetime]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(result.Output.TrimEnd('\n'), accounts.Emulator.Maximo.Secrets);
        Assert.StartsWith("This is an access token of the key", result.Error, StringComparison.Ordinal);
        Assert.Equal(sent, Assert.Single(accounts.Emulator.Requests).Headers["mas-jwt-expiry-duration"]);
    }

    [Fact]
    public async Task Token_gives_the_token_to_a_program_and_prints_its_expiry_as_JSON()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string receiver = accounts.Tool.Script("receive", "cat > received");

        ToolResult result = await accounts.Tool.RunAsync("token", "-a", "eam", "--exec", receiver, "-o", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(await accounts.Tool.ReadAsync("received"), accounts.Emulator.Maximo.Secrets);
        Assert.Equal(accounts.Emulator.Maximo.AdministratorKeyId, (string?)result.Json["id"]);
        Assert.NotNull((string?)result.Json["expiresAt"]);
        Assert.Empty(accounts.SecretsIn(result.Output + result.Error));
    }

    [Fact]
    public async Task A_token_of_another_lifetime_is_handed_over_and_is_a_failure()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Maximo.Variants.LongestJwtLifetime = TimeSpan.FromDays(90);

        ToolResult result = await accounts.Tool.RunAsync(
            "token",
            "--account",
            "eam",
            "--lifetime",
            "P100Y",
            "--out",
            "scim.jwt"
        );

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(await accounts.Tool.ReadAsync("scim.jwt"), accounts.Emulator.Maximo.Secrets);
        Assert.Contains(
            "not for the lifetime P100Y that was requested: it ends at",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.EndsWith("The token was handed over as requested.\n", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lifetime NEVER needs --never-expires", "--account", "eam", "--lifetime", "NEVER", "--reveal")]
    [InlineData("contradict each other", "--account", "eam", "--lifetime", "P90D", "--never-expires", "--reveal")]
    [InlineData("exactly one of", "--account", "eam", "--lifetime", "P90D")]
    [InlineData("must be a duration such as", "--account", "eam", "--lifetime", "long", "--reveal")]
    [InlineData("AIMMS has no such tokens", "--account", "prod", "--reveal")]
    public async Task Token_refuses_what_is_not_meant_or_not_possible(string error, params string[] options)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(["token", .. options]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(error, result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }
}
