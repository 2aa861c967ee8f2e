using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Contestants;

/// <summary>The contestants, in the order of the table.</summary>
internal static class Field
{
    public const string Floor = "floor";
    public const string FloorFull = "floor, full";
    public const string Sdk = "SDK";

    public static IReadOnlyList<(string Name, Func<Place, Contestant> Create)> All { get; } =
    [
        (Floor, static place => new Contestants.Floor(place)),
        (FloorFull, static place => new Contestants.FloorFull(place)),
        (Sdk, static place => new Contestants.Sdk(place)),
        ("SDK, observed", static place => new SdkObserved(place)),
        ("NSwag", static place => new NSwagStock(place)),
        ("System.ClientModel", static place => new ClientModel(place)),
        ("Azure.Core", static place => new AzureCore(place)),
        ("RestSharp", static place => new Rest(place)),
        ("Refit", static place => new RefitClient(place)),
    ];
}
