using System.Net;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Tests.Control;

/// <summary>The OpenAPI document of the control addresses is that of the routes.</summary>
public class SpecificationTests
{
    [Fact]
    public async Task The_root_points_to_a_document_of_all_control_addresses()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);

        JsonNode root = await control.JsonAsync("GET", "/");
        string address = ((string)root["openapi"]!).Split(':')[0];
        JsonNode document = await control.JsonAsync("GET", address);

        Assert.Contains("/emulator/veeam/variants", root["control"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("3.0.3", (string?)document["openapi"]);
        foreach ((string path, JsonNode? operations) in document["paths"]!.AsObject())
        {
            // No address has OPTIONS, so the response lists what it has.
            using HttpResponseMessage refused = await control.SendAsync("OPTIONS", path);

            Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
            Assert.Equal(
                refused.Content.Headers.Allow.Order(StringComparer.Ordinal),
                operations!.AsObject().Select(static each => each.Key.ToUpperInvariant()).Order(StringComparer.Ordinal)
            );
        }
    }

    [Fact]
    public async Task Each_change_without_a_body_is_documented_with_its_header()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        JsonNode document = await control.JsonAsync("GET", "openapi.json");

        Assert.All(
            from path in document["paths"]!.AsObject()
            from operation in path.Value!.AsObject()
            where operation.Key != "get"
            select operation.Value!.AsObject(),
            operation =>
                Assert.True(
                    operation.ContainsKey("requestBody")
                        || operation["parameters"]!.AsArray().Any(each => (string?)each!["name"] == "X-Emulator")
                )
        );
    }

    [Fact]
    public async Task Every_kind_of_fault_in_the_document_exists()
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        using ControlCaller control = new(emulator);
        JsonNode document = await control.JsonAsync("GET", "openapi.json");
        string[] kinds =
        [
            .. document["components"]!["schemas"]!["Fault"]!["properties"]!["kind"]!["enum"]!
                .AsArray()
                .Select(kind => (string)kind!),
        ];

        using HttpResponseMessage refused = await control.SendAsync("POST", "faults", """{"kind":"other"}""");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.EndsWith(
            $"The kinds are: {string.Join(", ", kinds)}.",
            (string?)(await refused.JsonAsync())["message"],
            StringComparison.Ordinal
        );
    }
}
