using ApiKeys.Client.Rotation.Tests.Support;

namespace ApiKeys.Client.Rotation.Tests.Guarantees;

/// <summary>A disk that is full at any write of a rotation, and a store that cannot be written at all.</summary>
public sealed class StoreFailureTests
{
    private const int MostWrites = 12;

    public static MatrixTheoryData<string, bool> Cases => new(["Aimms", "Maximo", "Veeam"], [false, true]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_write_that_fails_costs_no_key(string service, bool isWritten)
    {
        FailingStore? store = null;
        await using RotationFixture fixture = await StartAsync(service, made => store = made);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Trial trial = new(fixture, service);

        store!.IsWritten = isWritten;
        for (int write = 1; write <= MostWrites; write++)
        {
            store.Reset();
            store.FailingWrite = write;
            await trial.RotateAsync($"write {write} fails");
        }
    }

    [Fact]
    public async Task An_engine_that_cannot_write_the_state_changes_nothing_at_the_service()
    {
        FailingStore? store = null;
        await using RotationFixture fixture = await StartAsync("Aimms", made => store = made);
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        fixture.Emulator.Requests.Clear();
        store!.IsReadOnly = true;

        await fixture.PassAsync(TimeSpan.FromDays(60), TimeSpan.FromDays(5));

        Assert.All(fixture.Emulator.Requests, static request => Assert.Equal("GET", request.Method));
        SweepResult result = await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Equal(["nightly"], result.Failed);
    }

    private static Task<RotationFixture> StartAsync(string service, Action<FailingStore> made) =>
        RotationFixture.StartAtAsync(
            service,
            rotation =>
            {
                IRotationStore files = (IRotationStore)rotation.Services[^1].ImplementationFactory!(null!);
                rotation.UseStore(_ =>
                {
                    FailingStore store = new(files);
                    made(store);
                    return store;
                });
            }
        );
}
