using System.Reflection;
using System.Text.RegularExpressions;

namespace ApiKeys.Client.Tests;

/// <summary>Holds the layout of the SDK: one folder for each concern, and arrows that point down only.</summary>
public sealed class LayoutTests
{
    /// <summary>The folders from the ground up. A folder may use those of lower levels, and none beside it.</summary>
    private static readonly string[][] _levels =
    [
        ["Compatibility"],
        [""],
        ["Secrets"],
        ["Certificates", "Protocol"],
        ["Connections"],
        ["Telemetry"],
        ["Calls"],
        ["Authentication", "Pipeline"],
        ["Outcomes"],
        ["Services"],
        ["Diagnosis"],
        ["Aimms", "Maximo", "Veeam"],
        ["DependencyInjection"],
    ];

    private static readonly string _source = Path.Combine(
        typeof(LayoutTests)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "RepositoryRoot")
            .Value!,
        "src",
        "ApiKeys.Client"
    );

    public static TheoryData<string> Folders => [.. _levels.SelectMany(static level => level)];

    [Fact]
    public void Every_folder_has_a_level() =>
        Assert.Equal(
            Directory
                .GetDirectories(_source)
                .Where(static folder => Directory.EnumerateFiles(folder, "*.cs").Any())
                .Select(Path.GetFileName)
                .Order(),
            _levels.SelectMany(static level => level).Where(static folder => folder.Length > 0).Order()
        );

    /// <summary>The compiler refuses a using directive that is not needed, so the directives are the arrows.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_folders_of_lower_levels_only(string folder)
    {
        string[] lower =
        [
            folder,
            .. _levels.TakeWhile(level => !level.Contains(folder)).SelectMany(static level => level),
        ];

        Assert.Empty(
            from file in FilesOf(folder)
            from Match match in Regex.Matches(
                File.ReadAllText(file),
                @"^using (?:static )?ApiKeys\.Client(?:\.(\w+)).*;",
                RegexOptions.Multiline
            )
            let used = match.Groups[1].Value
            where _levels.Any(level => level.Contains(used)) && !lower.Contains(used)
            select $"{Path.GetFileName(file)} uses {used}"
        );
    }

    [Fact]
    public void The_root_holds_public_types_alone() =>
        Assert.Empty(
            from file in FilesOf("")
            where !Regex.IsMatch(File.ReadAllText(file), @"^public ", RegexOptions.Multiline)
            select Path.GetFileName(file)
        );

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.EnumerateFiles(
            Path.Combine(_source, folder),
            "*.cs",
            folder.Length == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
        );
}
