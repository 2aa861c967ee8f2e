using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>
/// Whatever happens to the response of a create, the call ends with one key and its value if recovery is enabled.
/// </summary>
public sealed class LostResponseTests
{
    private static readonly (string What, Fault Fault, bool IsRetried)[] _faults =
    [
        ("dropped before it was done", Fault.DropBefore(), true),
        ("dropped after it was done", Fault.DropAfterCommit(), true),
        ("an empty body", Fault.CutShort(0), true),
        ("cut in the body", Fault.CutShort(20), true),
        ("a server error, not done", Fault.Respond(500), true),
        ("a server error, done", Fault.RespondAfterCommit(500), true),
        ("a broken gateway", Fault.RespondAfterCommit(502), true),
        ("a gateway timeout", Fault.RespondAfterCommit(504), true),
        ("a gateway timeout, not done", Fault.Respond(504), true),
        ("a page of another server", Fault.Respond(200, "<html>please sign in</html>", "text/html"), false),
        ("created, without a value", Fault.RespondAfterCommit(201, "{}"), false),
        ("created, without a body", Fault.RespondAfterCommit(204), false),
    ];

    public static TheoryData<string, string, Fault, bool> Losses
    {
        get
        {
            TheoryData<string, string, Fault, bool> losses = [];
            foreach (string service in RecoveryFixture.Services)
            {
                foreach ((string what, Fault fault, bool isRetried) in _faults)
                {
                    losses.Add(service, what, fault, isRetried);
                }
            }

            return losses;
        }
    }

    [Promise(1)]
    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Losses))]
    public async Task A_create_with_a_lost_response_ends_with_one_key_and_its_value(
        string service,
        string what,
        Fault fault,
        bool isRetried
    )
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        HeldKey[] before = [.. bed.All];
        bed.Lose(fault, isRetried: isRetried);

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.Equal(before.Length + 1, bed.All.Count());
        Assert.Empty(bed.Emulator.Faults.Pending);
        Assert.NotEmpty(what);
    }

    [Theory(DisableDiscoveryEnumeration = true), MemberData(nameof(Losses))]
    public async Task A_create_with_two_lost_responses_ends_with_one_key_and_its_value(
        string service,
        string what,
        Fault fault,
        bool isRetried
    )
    {
        await using RecoveryFixture bed = await RecoveryFixture.StartAsync(service);
        bed.Lose(fault, creates: 2, isRetried);

        IssuedApiKey issued = await bed.CreateAsync();

        bed.AssertSole(issued);
        Assert.NotEmpty(what);
    }
}
