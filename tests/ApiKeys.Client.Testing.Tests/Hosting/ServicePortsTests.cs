using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Maximo;

namespace ApiKeys.Client.Testing.Tests.Hosting;

/// <summary>Each service at the root of a port of its own, for clients that take a host and a port but no path.</summary>
public class ServicePortsTests
{
    [Fact]
    public async Task Each_service_is_at_the_root_of_a_port_of_its_own()
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using HttpClient http = new();

        using HttpResponseMessage aimms = await GetAsync(
            http,
            new Uri(emulator.Aimms.RootAddress!, "pro/user-manager/v1/user/@current/info"),
            headers => headers.Add("apikey", emulator.Aimms.AdministratorKey)
        );
        using HttpResponseMessage maximo = await GetAsync(
            http,
            new Uri(emulator.Maximo.RootAddress!, "v1/authenticate"),
            headers =>
                headers.Authorization = new(
                    "Basic",
                    Convert.ToBase64String(
                        Encoding.UTF8.GetBytes(
                            $"{emulator.Maximo.AdministratorKeyId}:{emulator.Maximo.AdministratorKeyToken}"
                        )
                    )
                )
        );
        using HttpResponseMessage veeam = await GetAsync(
            http,
            new Uri(emulator.Veeam.RootAddress!, "api/v3/users/me"),
            headers => headers.Authorization = new("Bearer", emulator.Veeam.AdministratorKey)
        );
        using StringContent superuser = new(
            new JsonObject
            {
                ["username"] = MaximoEmulator.SuperuserName,
                ["password"] = emulator.Maximo.SuperuserPassword,
            }.ToJsonString(),
            Encoding.UTF8,
            "application/json"
        );
        using HttpResponseMessage admin = await http.PostAsync(
            new Uri(emulator.Maximo.RootAdminAddress!, "logininitial?verify=false"),
            superuser,
            TestContext.Current.CancellationToken
        );

        Assert.All(
            [aimms, maximo, veeam, admin],
            static response => Assert.Equal(HttpStatusCode.OK, response.StatusCode)
        );
        Assert.Equal(
            5,
            new[]
            {
                emulator.Address,
                emulator.Aimms.RootAddress,
                emulator.Maximo.RootAddress,
                emulator.Maximo.RootAdminAddress,
                emulator.Veeam.RootAddress,
            }
                .Select(static address => address!.Port)
                .Distinct()
                .Count()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("emulator")]
    [InlineData("aimms/pro-api/v1/api-keys")]
    public async Task The_port_of_a_service_has_nothing_else(string path)
    {
        await using ApiKeyEmulator emulator = await StartAsync();
        using HttpClient http = new();

        using HttpResponseMessage response = await GetAsync(
            http,
            new Uri(emulator.Veeam.RootAddress!, path),
            headers => headers.Authorization = new("Bearer", emulator.Veeam.AdministratorKey)
        );

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal($"/veeam/{path}", Assert.Single(emulator.Requests).Path);
    }

    [Fact]
    public async Task The_index_has_the_addresses_and_without_the_option_there_are_none()
    {
        await using ApiKeyEmulator with = await StartAsync();
        await using ApiKeyEmulator without = await Instants.StartAsync();

        Assert.Equal(
            with.Veeam.RootAddress!.ToString(),
            (string?)JsonNode.Parse(with.ToJson())!["services"]!["veeam"]!["rootAddress"]
        );
        Assert.Null(without.Veeam.RootAddress);
        Assert.Null(without.Maximo.RootAdminAddress);
        Assert.DoesNotContain("rootAddress", without.ToJson(), StringComparison.Ordinal);
    }

    private static Task<ApiKeyEmulator> StartAsync() =>
        ApiKeyEmulator.StartAsync(new() { UseServicePorts = true }, TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> GetAsync(
        HttpClient http,
        Uri address,
        Action<HttpRequestHeaders> authenticate
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        authenticate(request.Headers);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
