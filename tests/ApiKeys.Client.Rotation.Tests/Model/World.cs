using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Tests.Model;

/// <summary>
/// The store, the service, the requests on their way and two engines: everything that a rotation consists of, at one
/// moment.
/// </summary>
internal sealed record World(RotationState Stored, long Version, DateTimeOffset Now, int Crashes)
{
    public IReadOnlyList<ModelKey> Keys { get; init; } = [];

    public IReadOnlyList<Request> Requests { get; init; } = [];

    public IReadOnlyList<Engine> Engines { get; init; } = [Engine.Idle, Engine.Idle];

    /// <summary>What tells this world from another. The order of the engines means nothing.</summary>
    public string Text =>
        string.Join(
            '\n',
            [
                StateJson.Write(Stored),
                $"{Version} {Now:O} {Crashes}",
                string.Join(' ', Keys),
                string.Join(' ', Requests),
                .. Engines.Select(static engine => engine.Text).Order(StringComparer.Ordinal),
            ]
        );

    public World With(int engine, Engine next) =>
        this with
        {
            Engines = [.. Engines.Select((each, at) => at == engine ? next : each)],
        };
}

/// <summary>A key at the service. Its name is its id, as at AIMMS; a value is the number of its making.</summary>
internal sealed record ModelKey(string Id, bool IsEnabled, int Value);

/// <summary>A changing request that left. It arrives at some time, whether its sender still waits or not.</summary>
internal sealed record Request(string Kind, string Id, int Number);
