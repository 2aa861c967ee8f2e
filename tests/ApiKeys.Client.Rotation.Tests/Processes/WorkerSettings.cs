using System.Text.Json.Nodes;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Rotation.Tests.Processes;

/// <summary>The account and the policies that a worker reads.</summary>
internal static class WorkerSettings
{
    public static void Write(string folder, ApiKeyEmulator emulator, string service, params string[] policies)
    {
        JsonObject account = [];
        EmulatedService at = emulator.Services.Single(each => each.Name == service);
        foreach ((string name, string? value) in at.ToConfiguration("a"))
        {
            account[name.Split(':')[^1]] = value;
        }

        JsonObject settings = new()
        {
            ["Accounts"] = new JsonObject { ["a"] = account },
            ["Policies"] = new JsonObject(
                policies.Select(name => KeyValuePair.Create<string, JsonNode?>(name, PolicyAt(service)))
            ),
        };
        File.WriteAllText(Path.Combine(folder, "settings.json"), settings.ToJsonString());
    }

    private static JsonObject PolicyAt(string service)
    {
        JsonObject policy = new()
        {
            ["Account"] = "a",
            ["Scopes"] = new JsonArray(
                service switch
                {
                    "Aimms" => "Tasks",
                    "Maximo" => "userAdmin",
                    _ => "rest",
                }
            ),
            ["Every"] = "8.00:00:00",
            ["Overlap"] = "1.00:00:00",
            ["Grace"] = "1.00:00:00",
        };
        if (service == "Maximo")
        {
            policy["Interval"] = "P90D";
        }

        return policy;
    }
}
