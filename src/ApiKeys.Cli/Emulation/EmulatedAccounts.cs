using System.Text.Json.Nodes;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;
using ApiKeys.Client.Testing;

namespace ApiKeys.Cli.Emulation;

/// <summary>
/// An account at each emulated service, named as in the examples, with an administrator's credential.
/// </summary>
/// <param name="emulator">The emulator.</param>
/// <param name="authorityFile">The file with the authority of its certificate; null over http.</param>
internal sealed class EmulatedAccounts(ApiKeyEmulator emulator, string? authorityFile)
{
    private static readonly string[] _headings = ["ACCOUNT", "OPTION", "VALUE"];
    private static readonly string[] _first =
    [
        "Service",
        "BaseAddress",
        "AllowInsecureLoopback",
        "TrustedCertificateFile",
    ];

    private IEnumerable<(string Name, EmulatedService Service)> Accounts =>
        [("prod", emulator.Aimms), ("eam", emulator.Maximo), ("backup", emulator.Veeam)];

    /// <summary>The configuration for the tool, and for any program that uses the SDK.</summary>
    public string ToJson() => Data.Readable(ToNode());

    private JsonObject ToNode()
    {
        JsonObject accounts = [];
        foreach ((string name, EmulatedService service) in Accounts)
        {
            accounts[name] = new JsonObject(
                Options(name, service)
                    .Select(option => KeyValuePair.Create(option.Key, (JsonNode?)JsonValue.Create(option.Value)))
            );
        }

        return new JsonObject { [AccountConfiguration.Section] = accounts };
    }

    public void Write(Screen screen)
    {
        if (screen.IsData)
        {
            Data.WriteDocument(screen, ToNode());
        }
        else
        {
            Table.Write(
                screen,
                _headings,
                Accounts.SelectMany(account =>
                    Options(account.Name, account.Service)
                        .Select(option => new Cell[] { account.Name, option.Key, option.Value })
                )
            );
        }
    }

    private IEnumerable<KeyValuePair<string, string?>> Options(string name, EmulatedService service) =>
        service
            .ToConfiguration(name)
            .Select(option => KeyValuePair.Create(option.Key[(name.Length + 1)..], option.Value))
            .Concat(
                authorityFile is null ? [] : [KeyValuePair.Create("TrustedCertificateFile", (string?)authorityFile)]
            )
            .OrderBy(option => Array.IndexOf(_first, option.Key) is >= 0 and int rank ? rank : _first.Length);
}
