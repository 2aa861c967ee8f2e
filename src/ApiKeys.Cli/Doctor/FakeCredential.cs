using System.Text;
using System.Text.Json.Nodes;

namespace ApiKeys.Cli.Doctor;

/// <summary>The credential of recorded requests, in place of the account's.</summary>
internal static class FakeCredential
{
    private const string Key = "not-a-real-key-of-the-account";
    private const string KeyId = "a-example-not-a-real-key";
    private const string Token = "not-a-real-token-of-the-account";

    /// <summary>The header of a service that carries it.</summary>
    public static (string Header, string Value) Of(string service) =>
        service switch
        {
            "Aimms" => ("apikey", Key),
            "Maximo" => ("x-access-token", Token),
            _ => ("Authorization", "Bearer " + Key),
        };

    /// <summary>The options of an account with it.</summary>
    public static JsonObject Options(string service) =>
        service == "Maximo"
            ? new JsonObject { ["ApiKeyId"] = KeyId, ["ApiKeyToken"] = Key }
            : new JsonObject { ["ApiKey"] = Key };

    /// <summary>The exchange that obtains a token with it, below a path of the account's address.</summary>
    public static JsonObject Authenticate(string prefix) =>
        new()
        {
            ["Title"] = "Authenticate with the key",
            ["Request"] = new JsonObject
            {
                ["Methods"] = new JsonArray("GET"),
                ["Path"] = prefix + "/v1/authenticate",
                ["Headers"] = new JsonArray(
                    MappingWriter.Named(
                        "Authorization",
                        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{KeyId}:{Key}"))
                    )
                ),
            },
            ["Response"] = new JsonObject
            {
                ["StatusCode"] = 200,
                ["Headers"] = new JsonObject { ["Content-Type"] = "application/json" },
                ["BodyAsJson"] = new JsonObject { ["token"] = Token },
            },
            ["Data"] = new JsonObject
            {
                ["source"] = "IBM's sample of Getting Started, Admin API 9.0",
                ["mark"] = "inferred",
                ["note"] = "Exchanges that authenticate are not recorded. This one is as in the documentation.",
            },
        };
}
