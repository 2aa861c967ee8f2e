using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ApiKeys.Client.AotSmoke;

/// <summary>The address of the emulator, in another process, and the credentials for it.</summary>
internal sealed class EmulatorAddress(JsonElement book)
{
    private readonly Uri _root = new(book.GetProperty("address").GetString()!);

    public static EmulatorAddress Read(string readyFile)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(readyFile));
        return new(file.RootElement.Clone());
    }

    /// <summary>The address of a service.</summary>
    public Uri AddressOf(string service) => new(Entry(service).GetProperty("baseAddress").GetString()!);

    /// <summary>A member of the credential of the emulator's account at a service.</summary>
    public string Credential(string service, string member) =>
        Entry(service).GetProperty("credential").GetProperty(member).GetString()!;

    /// <summary>From now on every object of AIMMS has an unknown member, and the account an unknown scope.</summary>
    public async Task RespondWithUnknownsAsync()
    {
        using HttpClient http = new();
        using ByteArrayContent variants = new("""{"extraMembers":true,"extraScopes":["Telepathy"]}"""u8.ToArray())
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        using HttpResponseMessage response = await http.PutAsync(new Uri(_root, "emulator/aimms/variants"), variants);
        Expect.Equal(HttpStatusCode.OK, response.StatusCode, "the emulator takes the variants");
    }

    /// <summary>The name and password of the first user at Veeam.</summary>
    public async Task<(string Name, string Password)> FindVeeamUserAsync()
    {
        using HttpClient http = new();
        using JsonDocument users = JsonDocument.Parse(
            await http.GetByteArrayAsync(new Uri(_root, "emulator/veeam/users"))
        );
        JsonElement user = users.RootElement[0];
        return (user.GetProperty("userName").GetString()!, user.GetProperty("password").GetString()!);
    }

    private JsonElement Entry(string service) => book.GetProperty("services").GetProperty(service);
}
