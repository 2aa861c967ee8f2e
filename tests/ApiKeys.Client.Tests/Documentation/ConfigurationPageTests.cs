using System.Collections;
using System.Reflection;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Documentation;

/// <summary>The tables of options in docs/guides/configuration.md list every option and no other.</summary>
public sealed class ConfigurationPageTests
{
    private static readonly Page _page = new("docs/guides/configuration.md");

    [Theory]
    [InlineData("## Options of every account", typeof(ApiKeyAccountOptions))]
    [InlineData("## Options of AIMMS", typeof(AimmsOptions))]
    [InlineData("## Options of Maximo", typeof(MaximoOptions))]
    [InlineData("## Options of Veeam", typeof(VeeamOptions))]
    public void The_tables_of_the_page_list_each_option(string heading, Type options) =>
        Assert.Equal(
            Declared(options).SelectMany(NamesOf).Order(StringComparer.Ordinal),
            _page
                .TableBelow(heading)
                .SelectMany(static row => Page.NamesIn(row[0]))
                .Except(Inherited(options))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_defaults_on_the_page_match_the_code()
    {
        AimmsOptions options = new();

        foreach (string[] row in _page.TableBelow("## Options of every account"))
        {
            object? value = typeof(ApiKeyAccountOptions).GetProperty(row[0].Trim('`'))!.GetValue(options);
            Assert.Equal(
                (
                    row[0],
                    value switch
                    {
                        null or ICollection => "",
                        TimeSpan time => FormattableString.Invariant($"{time.TotalSeconds:0.###} s"),
                        bool flag => flag ? "`true`" : "`false`",
                        long bytes => $"{bytes / 1024 / 1024} MiB",
                        _ => value.ToString(),
                    }
                ),
                (row[0], value is null or ICollection ? "" : row[2])
            );
        }
    }

    private static PropertyInfo[] Declared(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);

    /// <summary>An option, or the options of a group.</summary>
    private static IEnumerable<string> NamesOf(PropertyInfo option) =>
        option.Name == "Protocol"
            ? Declared(option.PropertyType).Select(member => $"{option.Name}:{member.Name}")
            : [option.Name];

    /// <summary>Options that the table of a service documents more precisely than the common table.</summary>
    private static IEnumerable<string> Inherited(Type options) =>
        options == typeof(ApiKeyAccountOptions) ? [] : [nameof(ApiKeyAccountOptions.BaseAddress)];
}
