using System.Reflection;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.DependencyInjection;

/// <summary>
/// Two accounts share a manager when their options are equal, so the comparison must include every option.
/// </summary>
public sealed class OptionsValuesTests
{
    public static TheoryData<string, string> Options =>
        [
            .. from type in new[] { typeof(AimmsOptions), typeof(MaximoOptions), typeof(VeeamOptions) }
            from property in type.GetProperties()
            select new TheoryDataRow<string, string>(type.Name, property.Name),
        ];

    [Theory, MemberData(nameof(Options))]
    public void Options_that_differ_in_one_property_are_not_equal(string options, string option)
    {
        ApiKeyAccountOptions changed = New(options);
        Assert.Equal(Values(New(options)), Values(changed));

        foreach (Action change in Changes(changed, changed.GetType().GetProperty(option)!))
        {
            object?[] before = Values(changed);
            change();
            Assert.NotEqual(before, Values(changed));
        }
    }

    [Fact]
    public void The_comparison_includes_the_second_factor_and_the_boundaries_of_list_items()
    {
        VeeamOptions veeam = new();
        veeam.UseSecondFactor(static _ => Task.FromResult("1"));
        AimmsOptions one = new() { AllowedScopes = { "a", "b" } };
        AimmsOptions other = new() { AllowedScopes = { "a1:b" } };

        Assert.NotEqual(Values(new VeeamOptions()), Values(veeam));
        Assert.NotEqual(Values(one), Values(other));
    }

    private static IEnumerable<Action> Changes(object target, PropertyInfo property) =>
        property.GetValue(target) switch
        {
            IList<string> list => [() => list.Add("another")],
            IDictionary<string, string> dictionary =>
            [
                () => dictionary["another"] = "one",
                () => dictionary["another"] = "two",
            ],
            AimmsProtocol or MaximoProtocol or VeeamProtocol or MaximoPaths => property
                .PropertyType.GetProperties()
                .SelectMany(member => Changes(property.GetValue(target)!, member)),
            var value => [() => property.SetValue(target, Other(value, property.PropertyType))],
        };

    private static object Other(object? value, Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var number when number == typeof(int) => (int)value! + 1,
            var number when number == typeof(long) => (long)value! + 1,
            var time when time == typeof(TimeSpan) => ((TimeSpan?)value ?? TimeSpan.Zero) + TimeSpan.FromTicks(1),
            var flag when flag == typeof(bool) => !(bool)value!,
            var address when address == typeof(Uri) => new Uri("https://another.example"),
            var id when id == typeof(Guid) => Guid.NewGuid(),
            { IsEnum: true } choice => Enum.GetValues(choice).Cast<object>().First(each => !each.Equals(value)),
            _ => value + "another",
        };

    private static ApiKeyAccountOptions New(string options) =>
        options switch
        {
            nameof(AimmsOptions) => new AimmsOptions(),
            nameof(MaximoOptions) => new MaximoOptions(),
            _ => new VeeamOptions(),
        };

    private static object?[] Values(ApiKeyAccountOptions options) =>
        options switch
        {
            AimmsOptions aimms => AimmsOptionsValues.Of(aimms),
            MaximoOptions maximo => MaximoOptionsValues.Of(maximo),
            _ => VeeamOptionsValues.Of((VeeamOptions)options),
        };
}
