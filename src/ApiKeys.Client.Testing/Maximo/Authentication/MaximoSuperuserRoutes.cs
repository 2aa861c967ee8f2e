using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The sign-in of the superuser, on the host of the administration. The query is ignored.</summary>
internal sealed class MaximoSuperuserRoutes(MaximoEmulator service)
{
    public IEnumerable<Route> Routes => [new("POST", "/logininitial", LogIn)];

    private static (string Name, string Password) Read(JsonElement body)
    {
        MaximoMembers members = new(body, "username", "password");
        return members.Text("username") is { } name && members.Text("password") is { } password
            ? (name, password)
            : throw MaximoRefusal.Invalid("The name and the password are needed.");
    }

    private EmulatedResponse LogIn(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        (string name, string password) = MaximoBody.Read(request, Read);
        bool isRight = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(password),
            Encoding.UTF8.GetBytes(service.SuperuserPassword)
        );
        return isRight && name == MaximoEmulator.SuperuserName
            ? service.Welcome(name, lifetime: null)
            : throw MaximoRefusal.WrongCredential();
    }
}
