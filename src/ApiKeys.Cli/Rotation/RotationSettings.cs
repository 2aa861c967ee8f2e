using System.Text;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Cli.Rotation;

/// <summary>
/// The section <c>Rotation</c> of a configuration file: the policies, and the folder that holds states and values.
/// </summary>
internal sealed class RotationSettings
{
    public const string Section = "Rotation";
    public const string PoliciesMember = "Policies";
    private const string DefaultFolder = "rotation";

    private readonly IConfigurationSection _section;
    private readonly string _home;

    private RotationSettings(IConfigurationSection section, string home) => (_section, _home) = (section, home);

    public string Store => Path.Combine(Folder, "store");

    /// <summary>The file that values are protected with. It is not in the store, whose backup it protects.</summary>
    public string KeyFile => Path.Combine(Folder, "key");

    public IReadOnlyList<string> Policies =>
        [.. _section.GetSection(PoliciesMember).GetChildren().Select(static policy => policy.Key)];

    private string Folder => Path.GetFullPath(_section["Folder"] ?? DefaultFolder, _home);

    /// <exception cref="UsageException">There is no file, or no policy in it.</exception>
    public static RotationSettings Load(ConfigurationFile? file) =>
        Find(file)
        ?? throw new UsageException(
            $"There is no rotation policy in {(file is null ? "the configuration" : $"'{file.Path}'")}. Write one with "
                + "'apikeys rotation init <key>'."
        );

    /// <summary>The section of a file that may have none.</summary>
    public static RotationSettings? Find(ConfigurationFile? file) =>
        file is not null && Read(file) is { Policies.Count: > 0 } settings ? settings : null;

    /// <summary>The account of a policy; null when it names none.</summary>
    public string? AccountOf(string policy) => _section[$"{PoliciesMember}:{policy}:Account"];

    /// <summary>
    /// The policies as the rotation reads them. A relative path of a sink is relative to the configuration file.
    /// </summary>
    public IConfiguration ToConfiguration() =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                _section
                    .GetSection(PoliciesMember)
                    .AsEnumerable(makePathsRelative: true)
                    .Where(static pair => pair.Value is not null)
                    .Select(pair => KeyValuePair.Create(pair.Key, IsFile(pair.Key) ? InHome(pair.Value!) : pair.Value))
            )
            .Build();

    private static RotationSettings Read(ConfigurationFile file)
    {
        byte[] json = Encoding.UTF8.GetBytes(EncodedText.Decode(File.ReadAllBytes(file.Path)));
        IConfigurationRoot all = new ConfigurationBuilder().AddJsonStream(new MemoryStream(json)).Build();
        return new RotationSettings(all.GetSection(Section), Path.GetDirectoryName(file.Path)!);
    }

    private static bool IsFile(string key) =>
        key.Split(':') is [_, var list, _, var member]
        && list.Equals("Sinks", StringComparison.OrdinalIgnoreCase)
        && member.Equals("File", StringComparison.OrdinalIgnoreCase);

    private string InHome(string path) => Path.GetFullPath(path, _home);
}
