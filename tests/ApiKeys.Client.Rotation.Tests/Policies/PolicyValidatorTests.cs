using ApiKeys.Client.Rotation.Policies;

namespace ApiKeys.Client.Rotation.Tests.Policies;

public sealed class PolicyValidatorTests
{
    private static readonly ServiceFacts _aimms = new(true, true, false, false, false, false);
    private static readonly ServiceFacts _maximo = new(false, false, true, true, true, false);
    private static readonly ServiceFacts _veeam = new(false, false, false, true, false, true);

    [Fact]
    public void The_defaults_of_each_service_are_valid()
    {
        Assert.Empty(PolicyValidator.Errors(Policy(), _aimms));
        Assert.Empty(PolicyValidator.Errors(Policy(static policy => policy.Interval = "P90D"), _maximo));
        Assert.Empty(PolicyValidator.Errors(Policy(), _veeam));
    }

    [Fact]
    public void A_default_rotation_begins_at_two_thirds_of_the_life()
    {
        Rules rules = RulesReader.Of(Policy(static policy => policy.Lifetime = TimeSpan.FromDays(180)), _aimms);

        Assert.Equal(TimeSpan.FromDays(60), rules.RenewBefore);
    }

    public static TheoryData<string, Action<RotationPolicy>> Errors =>
        new()
        {
            { "the name must have 1 to 64", static policy => policy.Name = "nightly job" },
            { "set KeyName", static policy => policy.Name = "aimms/nightly" },
            { "Scopes is empty", static policy => policy.Scopes.Clear() },
            { "MaxLiveKeys is 1", static policy => policy.MaxLiveKeys = 1 },
            { "Interval is for Maximo", static policy => policy.Interval = "P90D" },
            { "ReadOnly is set", static policy => policy.ReadOnly = true },
            {
                "RefreshInPlace, which this service cannot do",
                static policy => policy.Mode = RotationMode.RefreshInPlace
            },
            { "Overlap is -1.00:00:00", static policy => policy.Overlap = TimeSpan.FromDays(-1) },
            { "write it as", static policy => policy.Window = "Sonntag" },
            { "3 days at least", static policy => policy.RenewBefore = TimeSpan.FromDays(2) },
            {
                "take as long as a value lives",
                static policy => policy.Lifetime = policy.RenewBefore = TimeSpan.FromDays(9)
            },
            {
                "would expire within the overlap",
                static policy => (policy.RenewBefore, policy.Overlap) = (TimeSpan.FromDays(4), TimeSpan.FromDays(5))
            },
        };

    [Theory]
    [MemberData(nameof(Errors))]
    public void An_error_names_the_policy_the_field_and_the_remedy(string expected, Action<RotationPolicy> change)
    {
        string error = Assert.Single(PolicyValidator.Errors(Policy(change), _aimms));

        Assert.StartsWith("Rotation policy '", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refresh_in_place_has_to_be_accepted()
    {
        RotationPolicy policy = Policy(static policy =>
            (policy.Interval, policy.Mode) = ("P90D", RotationMode.RefreshInPlace)
        );
        Assert.Contains(
            "Set RefreshInPlaceAccepted",
            Assert.Single(PolicyValidator.Errors(policy, _maximo)),
            StringComparison.Ordinal
        );

        policy.RefreshInPlaceAccepted = true;
        Assert.Empty(PolicyValidator.Errors(policy, _maximo));

        policy.Target = RotationTarget.Credential;
        Assert.Contains(
            "lock the account out",
            Assert.Single(PolicyValidator.Errors(policy, _maximo)),
            StringComparison.Ordinal
        );
    }

    private static RotationPolicy Policy(Action<RotationPolicy>? change = null)
    {
        RotationPolicy policy = new() { Name = "nightly", Account = "prod" };
        policy.Scopes.Add("Tasks");
        change?.Invoke(policy);
        return policy;
    }
}
