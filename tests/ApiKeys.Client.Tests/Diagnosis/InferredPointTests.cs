using ApiKeys.Client.Aimms;
using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Diagnosis;

/// <summary>
/// Each point that a specification marks as inferred is checked by a diagnosis, or has a reason why not, in
/// <c>openapi/inferred.tsv</c>: specification, point, check or a dash, reason.
/// </summary>
public sealed class InferredPointTests
{
    private const string Mark = "x-inferred";
    private static readonly string[] _specifications =
    [
        "aimms-user-manager",
        "aimms-pro-api",
        "maximo-admin",
        "veeam-spc",
    ];

    private static readonly string[][] _rows =
    [
        .. File.ReadAllLines(PathOf("inferred.tsv")).Skip(1).Select(static line => line.Split('\t')),
    ];

    [Fact]
    public void Each_inferred_point_has_a_row_and_each_row_a_point() =>
        Assert.Equal(
            _specifications.SelectMany(Points).Order(StringComparer.Ordinal),
            _rows.Select(static row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_row_has_a_check_that_exists_or_a_reason()
    {
        HashSet<string> checks =
        [
            .. new[] { AimmsAssumptions.All, MaximoAssumptions.All, VeeamAssumptions.All }
                .SelectMany(static all => all)
                .Select(static assumption => assumption.Id),
        ];

        Assert.Empty(
            _rows
                .Where(row =>
                    !(row is [_, _, var check] && checks.Contains(check)) && row is not [_, _, "-", { Length: > 10 }]
                )
                .Select(static row => string.Join(" ", row))
        );
    }

    private static IEnumerable<string> Points(string specification) =>
        YamlKeys
            .Of(File.ReadAllText(PathOf(specification + ".yaml")))
            .Where(static keys => keys[^1] == Mark)
            .Select(keys => $"{specification} {string.Join('/', keys.SkipLast(1).Select(Plain))}");

    /// <summary>A key without slashes, which separate keys.</summary>
    private static string Plain(string key) => key.Replace('/', '~');

    private static string PathOf(string file) => Path.Combine(Metadata.RepositoryRoot, "openapi", file);
}
