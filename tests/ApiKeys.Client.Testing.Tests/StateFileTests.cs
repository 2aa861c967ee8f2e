using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApiKeys.Client.Testing.Tests.Aimms;
using ApiKeys.Client.Testing.Tests.Maximo;
using ApiKeys.Client.Testing.Tests.Veeam;
using Microsoft.Extensions.Time.Testing;

namespace ApiKeys.Client.Testing.Tests;

/// <summary>The emulators here end without notice: a change must be in the file before its response.</summary>
public sealed class StateFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("apikeys-").FullName;

    private string StateFile => Path.Combine(_folder, "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Credentials_are_the_same_after_a_restart()
    {
        await using ApiKeyEmulator first = await StartAsync();
        await using ApiKeyEmulator second = await StartAsync();

        Assert.Equal(first.Aimms.Secrets, second.Aimms.Secrets);
        Assert.Equal(first.Maximo.Secrets, second.Maximo.Secrets);
        Assert.Equal(first.Veeam.Secrets, second.Veeam.Secrets);
        Assert.Equal(first.Maximo.AdministratorKeyId, second.Maximo.AdministratorKeyId);
        Assert.Equal(first.Veeam.AdministratorLoginId, second.Veeam.AdministratorLoginId);
    }

    [Fact]
    public async Task A_key_of_AIMMS_works_after_a_restart()
    {
        await using ApiKeyEmulator first = await StartAsync();
        using AimmsCaller before = new(first);
        string value = await before.CreatedValueAsync("nightly", "2026-12-31", "Tasks", "APIKey");

        await using ApiKeyEmulator second = await StartAsync();
        using AimmsCaller after = new(second, value);

        Assert.Equal(await (await before.ListAsync()).TextAsync(), await (await after.ListAsync()).TextAsync());
        Assert.True(second.Aimms.Keys[^1].Matches(value));
    }

    [Fact]
    public async Task A_key_of_Maximo_works_after_a_restart()
    {
        await using ApiKeyEmulator first = await StartAsync();
        using MaximoCaller before = await MaximoCaller.AuthenticatedAsync(first);
        (string id, string token) = await before.CreatedAsync();
        using HttpResponseMessage changed = await before.UpdateAsync(
            id,
            MaximoCaller.Change(1, "P1W", apikeyAdmin: true)
        );
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);

        await using ApiKeyEmulator second = await StartAsync();
        using MaximoCaller after = await MaximoCaller.AuthenticatedAsync(second, id, token);

        Assert.Equal(await (await before.ListAsync()).TextAsync(), await (await after.ListAsync()).TextAsync());
        Assert.Equal(first.Maximo.Keys[^1].TokenExpiresAt, second.Maximo.Keys[^1].TokenExpiresAt);
    }

    [Fact]
    public async Task A_key_of_Veeam_works_after_a_restart_and_no_id_is_used_twice()
    {
        await using ApiKeyEmulator first = await StartAsync();
        first.Veeam.AddUser("someone", "their-password").MfaCode = "123456";
        using VeeamCaller before = new(first);
        JsonNode created = await before.CreatedAsync("nightly");
        long deleted = (long)(await before.CreatedAsync("gone"))["id"]!;
        using HttpResponseMessage gone = await before.DeleteAsync(deleted);
        using HttpResponseMessage disabled = await before.ReplaceAsync(
            (long)(await before.CreatedAsync("off"))["id"]!,
            "/status",
            "disabled"
        );

        await using ApiKeyEmulator second = await StartAsync();
        using VeeamCaller after = new(second, (string?)created["parameters"]);

        Assert.Equal(
            await (await before.GetAsync("users/logins")).TextAsync(),
            await (await after.GetAsync("users/logins")).TextAsync()
        );
        Assert.Equal(("their-password", "123456"), (second.Veeam.Users[^1].Password, second.Veeam.Users[^1].MfaCode));
        Assert.True((long)(await after.CreatedAsync("new"))["id"]! > deleted + 1);
    }

    [Fact]
    public async Task A_deleted_key_is_still_deleted_after_a_restart()
    {
        await using ApiKeyEmulator first = await StartAsync();
        using AimmsCaller caller = new(first);
        using HttpResponseMessage deleted = await caller.DeleteAsync("administrator");

        await using ApiKeyEmulator second = await StartAsync();

        Assert.Empty(second.Aimms.Keys);
    }

    [Fact]
    public async Task A_change_with_a_lost_response_is_kept()
    {
        await using ApiKeyEmulator first = await StartAsync();
        using AimmsCaller caller = new(first);
        first.Faults.Add(Fault.DropAfterCommit().On("POST"));
        await Assert.ThrowsAsync<HttpRequestException>(() => caller.CreateAsync("nightly", "2026-12-31", "Tasks"));

        await using ApiKeyEmulator second = await StartAsync();

        Assert.Equal(["administrator", "nightly"], second.Aimms.Keys.Select(key => key.Name));
    }

    [Fact]
    public async Task Only_the_user_can_read_the_file_and_it_has_no_value_of_a_key()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
            return;
        }

        await using ApiKeyEmulator emulator = await StartAsync();
        using AimmsCaller caller = new(emulator);
        string value = await caller.CreatedValueAsync("nightly", "2026-12-31", "Tasks");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StateFile));
        Assert.DoesNotContain(value, Regex.Unescape(await TextAsync()), StringComparison.Ordinal);
        Assert.Contains(emulator.Aimms.AdministratorKey, Regex.Unescape(await TextAsync()), StringComparison.Ordinal);
        Assert.Equal([StateFile], Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{ "ApiKeys": { "prod": {} } }""")]
    [InlineData("""{ "version": 2, "aimms": { "administratorKey": "a", "keys": [] } }""")]
    public async Task A_file_with_other_content_is_left_unchanged(string text)
    {
        await File.WriteAllTextAsync(StateFile, text, TestContext.Current.CancellationToken);

        InvalidDataException error = await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Contains(StateFile, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, await TextAsync());
    }

    private Task<ApiKeyEmulator> StartAsync() =>
        ApiKeyEmulator.StartAsync(
            new() { StateFile = StateFile, TimeProvider = new FakeTimeProvider(Instants.Now) },
            TestContext.Current.CancellationToken
        );

    private Task<string> TextAsync() => File.ReadAllTextAsync(StateFile, TestContext.Current.CancellationToken);
}
