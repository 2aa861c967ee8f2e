using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.FourthService.Tests;

/// <summary>The fourth service on a loopback port.</summary>
internal sealed class FourthEmulator : IAsyncDisposable
{
    public const string Credential = "the-credential-of-the-fourth-account";

    private readonly ConcurrentDictionary<string, JsonObject> _keys = [];
    private readonly WebApplication _server;
    private int _created;

    private FourthEmulator()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Use(AuthenticateAsync);
        _server.MapGet("/keys", () => Results.Text(new JsonArray([.. _keys.Values.Select(Copy)]).ToJsonString(), Json));
        _server.MapPost("/keys", (Delegate)CreateAsync);
        _server.MapDelete(
            "/keys/{id}",
            (string id) =>
                _keys.TryRemove(id, out _) ? Results.NoContent() : Fault(404, "no-key", "There is no such key.")
        );
    }

    private const string Json = "application/json";

    /// <summary>Whether the connection breaks after a key was created, before the response.</summary>
    public bool LosesResponses { get; set; }

    public string Address => _server.Urls.First();

    public IReadOnlyCollection<JsonObject> Keys => [.. _keys.Values];

    public static async Task<FourthEmulator> StartAsync()
    {
        FourthEmulator emulator = new();
        await emulator._server.StartAsync();
        return emulator;
    }

    public Dictionary<string, string?> Configuration(string account) =>
        new()
        {
            [$"{account}:Service"] = "Fourth",
            [$"{account}:BaseAddress"] = Address,
            [$"{account}:AllowInsecureLoopback"] = "true",
            [$"{account}:ApiKey"] = Credential,
        };

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task AuthenticateAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers["X-Fourth-Key"] == Credential)
        {
            await next(context);
            return;
        }

        await Fault(401, "who", "The credential is wrong.").ExecuteAsync(context);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        JsonObject key = (await JsonNode.ParseAsync(context.Request.Body))!.AsObject();
        if (key["scopes"]!.AsArray().Any(static scope => scope!.GetValue<string>() == "forbidden"))
        {
            return Fault(422, "no-scope", "There is no such scope.");
        }

        string id = $"f-{Interlocked.Increment(ref _created)}";
        key["id"] = id;
        _keys[id] = key;
        if (LosesResponses)
        {
            context.Abort();
        }

        JsonObject issued = Copy(key);
        issued["value"] = $"value-of-{id}-0123456789";
        return Results.Text(issued.ToJsonString(), Json, statusCode: 201);
    }

    private static IResult Fault(int status, string code, string text) =>
        Results.Text(
            new JsonObject
            {
                ["fault"] = new JsonObject { ["code"] = code, ["text"] = text },
            }.ToJsonString(),
            Json,
            statusCode: status
        );

    private static JsonObject Copy(JsonObject key) => key.DeepClone().AsObject();
}
