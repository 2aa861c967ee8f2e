using ApiKeys.Cli.Tests.Support;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Tests.Calls;

public class CurlTests
{
    private const string Info = "/pro/user-manager/v1/user/@current/info";

    [Theory]
    [InlineData("prod", Info, "account_name")]
    [InlineData("eam", "v1/apikeys", "tokenRefreshInterval")]
    [InlineData("backup", "/api/v3/users/me", "instanceUid")]
    public async Task Curl_prints_the_body_of_a_response_at_each_service(string account, string path, string member)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("curl", account, path);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains($"\"{member}\"", result.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(accounts.SecretsIn(result.Output + result.Error));
    }

    [Fact]
    public async Task Curl_with_include_prints_the_status_and_the_headers_first()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("curl", "prod", Info, "--include", "--verbose");

        string[] parts = result.Output.Split("\n\n");
        Assert.StartsWith("HTTP/1.1 200 OK\n", parts[0], StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json", parts[0], StringComparison.Ordinal);
        Assert.StartsWith("{", parts[1], StringComparison.Ordinal);
        Assert.Contains(
            $"debug: GET {accounts.Emulator.Aimms.BaseAddress.AbsoluteUri.TrimEnd('/')}{Info}: 200 in ",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(accounts.SecretsIn(result.Output + result.Error));
    }

    [Theory]
    [InlineData("--data", null, "")]
    [InlineData("--data-file", "body.json", "")]
    [InlineData("--data-file", "-", "<body.json")]
    public async Task Curl_sends_a_body_with_a_method(string option, string? value, string input)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        string day = accounts.Emulator.Clock.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd", null);
        string body = $$"""{"name":"report","expiration_date":"{{day}}","scopes":["Tasks"]}""";
        await File.WriteAllTextAsync(accounts.Tool.File("body.json"), body, The.Token);

        ToolResult result = await accounts.Tool.RunInShellAsync(
            $"\"$@\" {input}",
            "curl",
            "prod",
            "/pro/user-manager/v1/user/@current/api-key",
            "--method",
            "post",
            option,
            value ?? body
        );

        RecordedRequest sent = Assert.Single(accounts.Emulator.Requests);
        Assert.Equal(("POST", body, "application/json"), (sent.Method, sent.Body, sent.Headers["Content-Type"]));
        Assert.Equal(0, result.ExitCode);
        Assert.True(accounts.IsValueOfReport((string)result.Json["value"]!));
    }

    [Theory]
    [InlineData("https://elsewhere.example/v1/apikeys")]
    [InlineData("//elsewhere.example/v1/apikeys")]
    [InlineData("../veeam/api/v3/users/me")]
    [InlineData("/x/../../veeam/api/v3/users/me")]
    [InlineData("\\\\elsewhere.example\\x")]
    public async Task Curl_refuses_a_path_that_is_not_below_the_address_of_the_account(string path)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync("curl", "prod", path);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.EndsWith("Nothing was sent.\n", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("prod", Info)]
    [InlineData("eam", "v1/apikeys")]
    [InlineData("backup", "/api/v3/users/me")]
    public async Task Curl_sends_further_headers(string account, string path)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(
            "curl",
            account,
            path,
            "--header",
            "Accept-Language: nl, en",
            "-H",
            "X-Empty-Not:a:b"
        );

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        RecordedRequest sent = accounts.Requests.Last();
        Assert.Equal("nl, en", sent.Headers["Accept-Language"]);
        Assert.Equal("a:b", sent.Headers["X-Empty-Not"]);
    }

    [Theory]
    [InlineData("apikey: other", "the tool sends the credential of the account, and no other")]
    [InlineData("X-Access-Token: other", "the tool sends the credential of the account, and no other")]
    [InlineData("authorization: Bearer other", "the tool sends the credential of the account, and no other")]
    [InlineData("Cookie: a=b", "the tool sends the credential of the account, and no other")]
    [InlineData("X-Own-Key: other", "the tool sends the credential of the account, and no other")]
    [InlineData("Host: elsewhere.example", "the tool sets it itself")]
    [InlineData("content-length: 1", "the tool sets it itself")]
    [InlineData("Content-Type: text/plain", "use --content-type")]
    [InlineData("Content-Language: en", "needs a body")]
    [InlineData("Accept-Language", "must be 'Name: value'")]
    [InlineData("Accept Language: en", "must be 'Name: value'")]
    [InlineData(": en", "must be 'Name: value'")]
    [InlineData("X-A: b\r\nX-C: d", "must be 'Name: value'")]
    public async Task Curl_refuses_a_header_that_it_must_not_send(string header, string why)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__Protocol__CredentialHeader"] = "X-Own-Key";

        ToolResult result = await accounts.Tool.RunAsync("curl", "prod", Info, "--header", header);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData("--data", "{}")]
    [InlineData("--data-file", "none.json", "--method", "POST")]
    [InlineData("--data", "{}", "--data-file", "none.json", "--method", "POST")]
    [InlineData("--method", "TRACE")]
    [InlineData("--method", "GET /")]
    [InlineData("--content-type", "json")]
    [InlineData("--account", "eam")]
    public async Task Curl_refuses_options_that_do_not_fit(params string[] options)
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(["curl", "prod", Info, .. options]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Theory]
    [InlineData(302, 1, "The service responded 302 Found. Redirects are not followed.")]
    [InlineData(401, 5, "The service responded 401 Unauthorized. It does not accept the account's credential here.")]
    [InlineData(403, 5, "The service responded 403 Forbidden. The account's credential lacks the right to do this.")]
    [InlineData(404, 4, "The service responded 404 Not Found.")]
    [InlineData(500, 1, "The service responded 500 Internal Server Error.")]
    public async Task Curl_prints_the_body_of_an_error_and_has_its_exit_code(int status, int exitCode, string error)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(status, """{"why":"test"}""").Always());

        ToolResult result = await accounts.Tool.RunAsync("curl", "prod", Info);

        Assert.Equal((exitCode, """{"why":"test"}"""), (result.ExitCode, result.Output));
        Assert.Equal($"error: {error}\n", result.Error);
    }

    [Theory]
    [InlineData("GET", 1, "GET {0}: ")]
    [InlineData("POST", 6, "It is not known whether the request took effect.")]
    public async Task Curl_says_what_is_true_when_no_response_comes(string method, int exitCode, string text)
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.DropAfterCommit().Always());

        ToolResult dropped = await accounts.Tool.RunAsync("curl", "prod", Info, "--method", method);
        accounts.Emulator.Faults.Clear();
        accounts.Emulator.Faults.Add(Fault.Hang().Always());
        ToolResult hung = await accounts.Tool.RunAsync("curl", "prod", Info, "--method", method, "--timeout", "0.3");

        string expected = string.Format(null, text, new Uri(accounts.Emulator.Aimms.BaseAddress, Info[1..]));
        Assert.All(
            [dropped, hung],
            result =>
            {
                Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
                Assert.Contains(expected, result.Error, StringComparison.Ordinal);
            }
        );
        Assert.Contains("the timeout passed", hung.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curl_to_a_server_that_is_not_there_sends_nothing_and_says_so()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Tool.Environment["ApiKeys__prod__BaseAddress"] = "http://127.0.0.1:1/";

        ToolResult result = await accounts.Tool.RunAsync("curl", "prod", "/x", "--method", "POST");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Matches("^error: POST http://127.0.0.1:1/x: .*refused.* Nothing was sent\\.\n$", result.Error);
    }

    [Fact]
    public async Task Curl_with_dry_run_shows_a_change_and_sends_nothing()
    {
        await using Accounts accounts = await Accounts.StartAsync();

        ToolResult result = await accounts.Tool.RunAsync(
            "curl",
            "backup",
            "/api/v3/users/me",
            "--method",
            "DELETE",
            "--dry-run"
        );

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("DELETE http://", result.Output, StringComparison.Ordinal);
        Assert.Contains("backup (Veeam)", result.Output, StringComparison.Ordinal);
        Assert.Empty(accounts.Emulator.Requests);
    }

    [Fact]
    public async Task Curl_at_a_terminal_escapes_what_the_terminal_would_act_on()
    {
        await using Accounts accounts = await Accounts.StartAsync();
        accounts.Emulator.Faults.Add(Fault.Respond(200, "a\u001b[2Jb", "text/plain"));

        ToolResult shown = await accounts.Tool.RunAtTerminalAsync([], "curl", "prod", Info);
        accounts.Emulator.Faults.Add(Fault.Respond(200, "a\u001b[2Jb", "text/plain"));
        ToolResult piped = await accounts.Tool.RunAsync("curl", "prod", Info);

        Assert.Contains(@"a\u001B[2Jb", shown.Output, StringComparison.Ordinal);
        Assert.Equal("a\u001b[2Jb", piped.Output);
    }
}
