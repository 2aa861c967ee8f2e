using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ApiKeys.Client.AotSmoke;

/// <summary>Where the emulator is, in another process, and what to sign in with.</summary>
internal sealed record EmulatorAddress(Uri Root, Uri Aimms, string Credential)
{
    public static EmulatorAddress Read(string readyFile)
    {
        using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(readyFile));
        JsonElement aimms = file.RootElement.GetProperty("services").GetProperty("aimms");
        return new(
            new(file.RootElement.GetProperty("address").GetString()!),
            new(aimms.GetProperty("baseAddress").GetString()!),
            aimms.GetProperty("credential").GetProperty("ApiKey").GetString()!);
    }

    /// <summary>From now on every object has a member, and the account a scope, that no SDK has heard of.</summary>
    public async Task AnswerWithUnknownsAsync()
    {
        using HttpClient http = new();
        using ByteArrayContent variants = new(
            """{"extraMembers":true,"extraScopes":["Telepathy"]}"""u8.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using HttpResponseMessage answer = await http.PutAsync(new Uri(Root, "emulator/aimms/variants"), variants);
        Expect.Equal(HttpStatusCode.OK, answer.StatusCode, "the emulator takes the variants");
    }
}
