using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Recovery;

/// <summary>Whatever happens to the response of a create, the call ends with one key and its value when that is asked for.</summary>
public sealed class LostAnswerTests
{
    private static readonly (string What, Fault Fault, bool IsRepeated)[] _faults =
    [
        ("dropped before it was done", Fault.DropBefore(), true),
        ("dropped after it was done", Fault.DropAfterCommit(), true),
        ("nothing of the body", Fault.CutShort(0), true),
        ("cut within the body", Fault.CutShort(20), true),
        ("a fault of the service, not done", Fault.Answer(500), true),
        ("a fault of the service, done", Fault.AnswerAfterCommit(500), true),
        ("a broken gateway", Fault.AnswerAfterCommit(502), true),
        ("a gateway that gave up", Fault.AnswerAfterCommit(504), true),
        ("a gateway that gave up, not done", Fault.Answer(504), true),
        ("a page of somebody else", Fault.Answer(200, "<html>please sign in</html>", "text/html"), false),
        ("created, without a value", Fault.AnswerAfterCommit(201, "{}"), false),
        ("created, without a body", Fault.AnswerAfterCommit(204), false),
    ];

    public static TheoryData<string, string, Fault, bool> Losses
    {
        get
        {
            TheoryData<string, string, Fault, bool> losses = [];
            foreach (string service in RecoveryBed.Services)
            {
                foreach ((string what, Fault fault, bool isRepeated) in _faults)
                {
                    losses.Add(service, what, fault, isRepeated);
                }
            }

            return losses;
        }
    }

    [Promise(1)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Losses))]
    public async Task A_create_whose_answer_is_lost_ends_with_one_key_and_its_value(string service, string what, Fault fault, bool isRepeated)
    {
        await using RecoveryBed bed = await RecoveryBed.StartAsync(service);
        HeldKey[] before = [.. bed.All];
        bed.Lose(fault, isRepeated: isRepeated);

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(before.Length + 1, bed.All.Count());
        Assert.Empty(bed.Emulator.Faults.Pending);
        Assert.NotEmpty(what);
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Losses))]
    public async Task So_does_one_whose_answers_are_lost_twice(string service, string what, Fault fault, bool isRepeated)
    {
        await using RecoveryBed bed = await RecoveryBed.StartAsync(service);
        bed.Lose(fault, creates: 2, isRepeated);

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.NotEmpty(what);
    }
}
