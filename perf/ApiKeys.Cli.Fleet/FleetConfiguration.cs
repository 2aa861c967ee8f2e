using System.Text.Json.Nodes;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Fleet;

/// <summary>
/// An emulator with many accounts at three services. Each account has a user or a key, and each response takes a fixed
/// delay.
/// </summary>
internal static class FleetConfiguration
{
    /// <summary>How long each response takes.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(20);

    private const int Services = 3;

    /// <summary>The number of accounts that authenticate before they list keys: all but those at AIMMS.</summary>
    public static int Authenticating(int accounts) =>
        Enumerable.Range(0, accounts).Count(static number => number % Services != 0);

    /// <summary>
    /// The configuration of the tool: the accounts take turns among the services, and at Veeam each authenticates with
    /// the password of a separate user.
    /// </summary>
    public static string Of(ApiKeyEmulator emulator, int accounts)
    {
        JsonObject configuration = [];
        foreach (int number in Enumerable.Range(0, accounts))
        {
            string name = $"account-{number}";
            IReadOnlyDictionary<string, string?> settings = (number % Services) switch
            {
                0 => emulator.Aimms.ToConfiguration(name),
                1 => emulator.Maximo.ToConfiguration(name),
                _ => emulator.Veeam.ToPasswordConfiguration(name, emulator.Veeam.AddUser(name, $"password of {name}")),
            };
            configuration[name] = new JsonObject(
                settings.Select(setting =>
                    KeyValuePair.Create(setting.Key[(name.Length + 1)..], (JsonNode?)JsonValue.Create(setting.Value))
                )
            );
        }

        return new JsonObject { ["ApiKeys"] = configuration }.ToJsonString();
    }
}
