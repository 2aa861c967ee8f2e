using ApiKeys.Client.Rotation.Machine;
using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>What the service does with a request.</summary>
internal static class ModelService
{
    /// <summary>What a read sees at once; null for an effect that changes something.</summary>
    public static Observation? Read(World world, Effect effect) =>
        effect switch
        {
            Effect.Survey => new Observation.Surveyed([
                .. world.Keys.Select(static key => new SeenKey(key.Id, key.Id, key.IsEnabled)),
            ]),
            Effect.Verify verify => new Observation.Verified(Accepts(world, verify.Key), null, 0),
            Effect.Deliver => new Observation.Done(),
            Effect.Sweep sweep when !world.Keys.Any(key => sweep.Revoked.Any(revoked => revoked.Is(key.Id, key.Id))) =>
                new Observation.Done(),
            _ => null,
        };

    public static bool Accepts(World world, HeldKey key) =>
        world.Keys.Any(each => each.Id == key.Id && each.IsEnabled && each.Value == Value(key));

    /// <summary>The request of an effect. A sweep is one deletion at a time.</summary>
    public static Request RequestOf(World world, Effect effect) =>
        effect switch
        {
            Effect.Create create => new("create", create.Attempt.Name, create.Attempt.Number),
            Effect.Refresh refresh => new("refresh", refresh.Key.Id, refresh.Attempt.Number),
            Effect.Disable disable => new("disable", disable.Key.Id, 0),
            Effect.Enable enable => new("enable", enable.Key.Id, 0),
            Effect.Sweep sweep => new(
                "delete",
                world.Keys.First(key => sweep.Revoked.Any(revoked => revoked.Is(key.Id, key.Id))).Id,
                0
            ),
            _ => throw new InvalidOperationException($"{effect} changes nothing."),
        };

    public static World Arrive(World world, Request request) =>
        world with
        {
            Requests = [.. world.Requests.Where(each => each != request)],
            Keys = request.Kind switch
            {
                "create" => [.. world.Keys, new ModelKey(request.Id, true, request.Number)],
                "delete" => [.. world.Keys.Where(key => key.Id != request.Id)],
                _ => [.. world.Keys.Select(key => key.Id == request.Id ? Changed(key, request) : key)],
            },
        };

    public static Observation Response(World world, Effect effect, Request request) =>
        effect switch
        {
            Effect.Create or Effect.Refresh => new Observation.Created(
                new HeldKey(request.Number, request.Id, request.Id, $"{request.Number}", null, world.Now, null)
            ),
            _ => new Observation.Done(),
        };

    private static ModelKey Changed(ModelKey key, Request request) =>
        request.Kind switch
        {
            "refresh" => key with { Value = request.Number },
            _ => key with { IsEnabled = request.Kind == "enable" },
        };

    private static int Value(HeldKey key) => int.Parse(key.Sealed!, System.Globalization.CultureInfo.InvariantCulture);
}
