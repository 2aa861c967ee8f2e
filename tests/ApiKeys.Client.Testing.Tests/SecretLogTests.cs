using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Tests.Aimms;
using ApiKeys.Client.Testing.Tests.Maximo;
using ApiKeys.Client.Testing.Tests.Veeam;

namespace ApiKeys.Client.Testing.Tests;

/// <summary>A test can search for every secret that was in use.</summary>
public class SecretLogTests
{
    [Fact]
    public async Task Credentials_are_known_from_the_start()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        Assert.Equal([emulator.Aimms.AdministratorKey], emulator.Aimms.Secrets);
        Assert.Equal(
            [emulator.Maximo.AdministratorKeyToken, emulator.Maximo.SuperuserPassword],
            emulator.Maximo.Secrets
        );
        Assert.Equal(
            [
                emulator.Veeam.AdministratorKey,
                emulator.Veeam.AdministratorPassword,
                emulator.Veeam.CompanyOwner.Password,
            ],
            emulator.Veeam.Secrets
        );
    }

    [Fact]
    public async Task A_secret_that_a_service_creates_is_added()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using AimmsCaller aimms = new(emulator);
        using MaximoCaller maximo = await MaximoCaller.AuthenticatedAsync(emulator);
        using VeeamCaller veeam = new(emulator);

        using HttpResponseMessage key = await aimms.CreateAsync("nightly", "2026-12-31", "Tasks");
        (_, string token) = await maximo.CreatedAsync();
        JsonNode login = await veeam.CreatedAsync("nightly");

        Assert.Equal((string?)(await key.JsonAsync())["value"], emulator.Aimms.Secrets[^1]);
        Assert.Equal(token, emulator.Maximo.Secrets[^1]);
        Assert.StartsWith("eyJ", emulator.Maximo.Secrets[^2], StringComparison.Ordinal);
        Assert.Equal((string?)login["parameters"], emulator.Veeam.Secrets[^1]);
    }

    [Fact]
    public async Task A_second_factor_adds_its_code_and_a_new_user_its_password()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Veeam.AddUser("someone", "their-password").MfaCode = "123456";
        using VeeamCaller veeam = new(emulator, "none");

        JsonNode first = await TokenAsync(veeam, "grant_type=password&username=someone&password=their-password");
        JsonNode second = await TokenAsync(veeam, $"grant_type=mfa&mfa_token={first["mfa_token"]}&mfa_code=123456");

        string?[] given =
        [
            "their-password",
            (string?)first["mfa_token"],
            "123456",
            (string?)second["access_token"],
            (string?)second["refresh_token"],
        ];
        Assert.Empty(given.Except(emulator.Veeam.Secrets));
    }

    [Fact]
    public async Task The_last_ten_thousand_are_kept()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        for (int number = 0; number < 10_001; number++)
        {
            emulator.Veeam.AddUser($"user {number}", $"password {number}");
        }

        Assert.Equal(
            (10_000, "password 1", "password 10000"),
            (emulator.Veeam.Secrets.Count, emulator.Veeam.Secrets[0], emulator.Veeam.Secrets[^1])
        );
    }

    private static async Task<JsonNode> TokenAsync(VeeamCaller veeam, string form)
    {
        using StringContent content = new(form, null, "application/x-www-form-urlencoded");
        using HttpResponseMessage response = await veeam.SendAsync("POST", "token", content);
        return await response.JsonAsync();
    }
}
