using ApiKeys.Client.Rotation.Tests.Support;

namespace ApiKeys.Client.Rotation.Tests.Guarantees;

/// <summary>
/// Rotations at one service, each with another trouble, while the current value is used all the time.
/// </summary>
internal sealed class Trial(RotationFixture fixture, string service, int mostKeys = 3)
{
    private const int MostDays = 40;

    private readonly KeysAtService _at = new(fixture.Emulator, service);

    /// <summary>
    /// Begins a rotation, lets time go by until it has ended, and checks the current value after each step.
    /// </summary>
    public async Task RotateAsync(string trouble)
    {
        int generation = (await fixture.StatusAsync()).Generation;
        await BeginAsync(trouble);
        await EndAsync(trouble, generation);
    }

    /// <summary>Asks for a rotation. Where the store fails, the next sweep goes on.</summary>
    public async Task BeginAsync(string trouble)
    {
        try
        {
            await fixture.Engine.RotateAsync("nightly", "alice", cancellationToken: The.Token);
        }
        catch (IOException)
        {
            // Of a request that was not written nothing is left; what was written goes on.
        }

        await CheckAsync(trouble);
    }

    /// <summary>
    /// Lets time go by until a rotation that began after a generation has ended, and checks the current value after
    /// each step.
    /// </summary>
    public async Task EndAsync(string trouble, int generation)
    {
        RotationStatus status = await fixture.StatusAsync();
        for (int day = 0; day < MostDays && !IsDone(status, generation); day++)
        {
            await fixture.PassAsync(
                TimeSpan.FromDays(1),
                TimeSpan.FromHours(12),
                async () => await CheckAsync(trouble)
            );
            status = await fixture.StatusAsync();
        }

        Assert.True(IsDone(status, generation), $"{trouble}: {status.Phase} {status.Failure}");
        Assert.Equal([status.Key!], _at.Own());
    }

    /// <summary>Checks that the current value is accepted, and how many keys there are.</summary>
    public async Task CheckAsync(string trouble)
    {
        if (await fixture.CurrentAsync() is { } current)
        {
            Assert.True(_at.Accepts(current), $"{trouble}: the current value is refused.");
        }

        Assert.True(_at.Own().Length <= mostKeys, $"{trouble}: {_at.Own().Length} keys exist.");
    }

    private bool IsDone(RotationStatus status, int generation) =>
        status.Phase == RotationPhase.Steady && status.Generation > generation && _at.Own().Length == 1;
}
