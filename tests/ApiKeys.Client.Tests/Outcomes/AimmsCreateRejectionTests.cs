using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>Rejections of a create by AIMMS itself. AIMMS documents no errors, so the list of keys decides.</summary>
public sealed class AimmsCreateRejectionTests
{
    [Theory]
    [
        InlineData(AimmsErrorShape.Message),
        InlineData(AimmsErrorShape.Error),
        InlineData(AimmsErrorShape.Detail),
        InlineData(AimmsErrorShape.PlainText)
    ]
    public async Task A_create_is_access_denied_when_the_list_is_refused_as_well(AimmsErrorShape shape)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Aimms.Variants.ErrorShape = shape;
        IssuedApiKey weak = await aimms.Keys.CreateAsync("weak", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);
        AimmsApiKeyManager keys = new(
            new AimmsOptions
            {
                BaseAddress = aimms.Emulator.Aimms.BaseAddress,
                ApiKey = weak.Value.Reveal(),
                AllowInsecureLoopback = true,
            },
            new ApiKeyManagerSettings { TimeProvider = aimms.Emulator.Clock }
        );

        ApiKeyAccessDeniedException denied = await Assert.ThrowsAsync<ApiKeyAccessDeniedException>(() =>
            keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Equal((403, false), (denied.StatusCode, denied.IsCredentialRejected));
        Assert.Contains("lacks the right", denied.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conflict_reports_both_possible_causes()
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        await aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token);

        ApiKeyConflictException conflict = await Assert.ThrowsAsync<ApiKeyConflictException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );

        Assert.Equal((409, "ci"), (conflict.StatusCode, conflict.KeyId));
        Assert.Contains("it existed before and nothing was done", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("a gateway sent the request twice", conflict.Message, StringComparison.Ordinal);
        Assert.Contains("delete it and create another", conflict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "another reason"), InlineData(404, "The key does not carry the scope for API keys.")]
    public async Task A_list_that_fails_with_another_error_leaves_the_outcome_unknown(int status, string words)
    {
        await using AimmsFixture aimms = await AimmsFixture.StartAsync();
        aimms.Emulator.Faults.Add(
            Fault.Respond(403, """{"message":"The key does not carry the scope for API keys."}""").On("POST")
        );
        aimms.Emulator.Faults.Add(Fault.Respond(status, $$"""{"message":"{{words}}"}""").On("GET"));

        await Assert.ThrowsAsync<ApiKeyOutcomeUnknownException>(() =>
            aimms.Keys.CreateAsync("ci", AimmsScopes.Tasks, aimms.InNinetyDays, The.Token)
        );
    }
}
