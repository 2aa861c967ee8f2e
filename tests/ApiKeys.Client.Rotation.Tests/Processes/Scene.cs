using ApiKeys.Client.Rotation.Consumers;
using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.State;
using ApiKeys.Client.Rotation.Tests.Support;
using ApiKeys.Client.Testing;
using Microsoft.AspNetCore.DataProtection;

namespace ApiKeys.Client.Rotation.Tests.Processes;

/// <summary>
/// An emulator, a store on disk and an application that calls with the current value, while engines in other processes
/// are killed and frozen. A day goes by with each step.
/// </summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ApiKeyEmulator _emulator;
    private readonly KeysAtService _at;
    private readonly FileRotationReader _store;
    private readonly PublishedKeys _keys;

    private Scene(ApiKeyEmulator emulator, string service)
    {
        (_emulator, _at) = (emulator, new KeysAtService(emulator, service));
        WorkerSettings.Write(_folder.Path, emulator, service, "nightly");
        IDataProtectionProvider ring = DataProtectionProvider.Create(
            new DirectoryInfo(_folder.In("ring")),
            static protection => protection.SetApplicationName("rotation")
        );
        _store = new FileRotationReader(_folder.In("store"));
        _keys = new PublishedKeys(_store, new ValueProtector(ring));
    }

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public int MostKeys { get; private set; }

    public int Generation { get; private set; }

    public static async Task<Scene> StartAsync(string service) =>
        new(await ApiKeyEmulator.StartAsync(cancellationToken: The.Token), service);

    public WorkerProcess StartWorker(string point = "none:after:0") => new(_emulator.Address, _folder.Path, point);

    /// <summary>
    /// Lets a day go by, and has the application call before and after the engines did what was due by then.
    /// </summary>
    public async Task DayAsync(params WorkerProcess[] workers)
    {
        _emulator.Clock.Advance(TimeSpan.FromDays(1));
        await CallAsync();
        for (
            int i = 0;
            i < 3000 && !await IsAtRestAsync() && !workers.Any(static worker => worker.HasEnded || worker.IsFrozen);
            i++
        )
        {
            await Task.Delay(10, The.Token);
        }

        await CallAsync();
        MostKeys = Math.Max(MostKeys, _at.Own().Length);
    }

    /// <summary>Lets an undisturbed engine go on until there is one key, the current one.</summary>
    public async Task SettleAsync()
    {
        using WorkerProcess worker = StartWorker();
        for (int day = 0; day < 60 && !(day > 6 && _at.Own().Length == 1); day++)
        {
            await DayAsync(worker);
        }

        Assert.True(_at.Accepts((await _keys.FindAsync("nightly", The.Token)).Key!));
        Assert.Single(_at.Own());
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<bool> IsAtRestAsync() =>
        (await _store.ReadAsync("nightly", The.Token))?.NextStep > _emulator.Clock.GetUtcNow();

    private async Task CallAsync()
    {
        if ((await _keys.FindAsync("nightly", The.Token)).Key is not { } key)
        {
            return;
        }

        Assert.True(key.Generation >= Generation, "The generation went back.");
        Generation = key.Generation;
        if (_at.Accepts(key))
        {
            Accepted++;
        }
        else
        {
            Refused++;
        }
    }
}
