using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using FsCheck.Fluent;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// Under any sequence of faults, no key is lost or duplicated, and no key of another program is touched.
/// </summary>
public sealed class AnySequenceTests
{
    private static readonly Func<Fault>[] _faults =
    [
        Fault.DropBefore,
        Fault.DropAfterCommit,
        () => Fault.Respond(500),
        () => Fault.RespondAfterCommit(502),
        () => Fault.CutShort(20),
        () => Fault.CutShort(0),
        () => Fault.RespondAfterCommit(201, "{}"),
        () => Fault.RespondAfterCommit(204),
        () => Fault.Respond(200, "<html></html>", "text/html"),
        () => Fault.Respond(403),
        () => Fault.Respond(429),
    ];

    public static TheoryData<string> Services => new(RecoveryFixture.Services);

    [Promise(3)]
    [Theory, MemberData(nameof(Services))]
    public async Task A_create_under_random_faults_ends_with_one_key_or_with_the_correct_outcome(string service)
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service, options => options.MaxRetries = 2);
        int number = 0;

        // On average, every second request succeeds.
        Properties.Check(
            Gen.ArrayOf(Gen.Choose(0, (2 * _faults.Length) - 1)),
            faults => HoldsAsync(bed, $"n{number++}", faults).GetAwaiter().GetResult()
        );

        Assert.True(number >= 300);
    }

    private static async Task<bool> HoldsAsync(RecoveryFixture bed, string name, int[] faults)
    {
        bed.Emulator.Faults.Clear();
        await bed.AnotherManager().CreateAsync(bed.OtherRequest(name + " of another program"), The.Token);
        string[] before = [.. bed.All.Select(key => key.Id)];
        for (int request = 0; request < faults.Length; request++)
        {
            if (faults[request] < _faults.Length)
            {
                bed.Emulator.Faults.Add(_faults[faults[request]]().Path(bed.KeysPath).Skip(request));
            }
        }

        string? wrong = WhatIsWrong(await OutcomeAsync(bed, name), bed.Held(name));
        string[] gone = [.. before.Except(bed.All.Select(key => key.Id))];
        return wrong is null && gone.Length == 0
            ? true
            : throw new InvalidOperationException(
                $"{wrong} Gone: {string.Join(", ", gone)}. Faults: {string.Join("; ", bed.Emulator.Faults.Pending)}"
            );
    }

    private static async Task<object> OutcomeAsync(RecoveryFixture bed, string name)
    {
        try
        {
            return await bed.CreateAsync(name);
        }
        catch (ApiKeyException error)
        {
            return error;
        }
    }

    private static string? WhatIsWrong(object outcome, IReadOnlyList<HeldKey> held) =>
        outcome switch
        {
            _ when held.Count > 1 => $"There are {held.Count} keys after {outcome}.",
            IssuedApiKey issued => IsHeld(issued, held) ? null : "The value is not that of the key.",
            ApiKeyMismatchException other => IsHeld(other.Issued!, held)
                ? null
                : $"The value is not that of the key: {other}",
            ApiKeyValueLostException or ApiKeyOutcomeUnknownException => held.All(key =>
                ((ApiKeyException)outcome).KeyId is not { } id || id == key.Id
            )
                ? null
                : $"Another key is there: {outcome}",
            _ => held.Count == 0 ? null : $"There is a key after {outcome}",
        };

    private static bool IsHeld(IssuedApiKey issued, IReadOnlyList<HeldKey> held) =>
        held.Count == 1 && held[0].Matches(issued.Value.Reveal());
}
