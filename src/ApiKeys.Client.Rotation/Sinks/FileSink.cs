using System.Text;
using ApiKeys.Client.Rotation.Files;

namespace ApiKeys.Client.Rotation;

/// <summary>
/// Writes each value into a file that an application reads, such as the one of <c>ApiKeyFile</c>. The file is replaced
/// in one step, and only the user can read it.
/// </summary>
public sealed class FileSink : ISecretSink
{
    private readonly string _path;
    private readonly Func<RotatedKey, string?, string> _compose;

    private FileSink(string path, Func<RotatedKey, string?, string> compose) =>
        (_path, _compose) = (Path.GetFullPath(path ?? throw new ArgumentNullException(nameof(path))), compose);

    /// <summary>A file that holds the value alone.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <returns>The sink.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is null.</exception>
    public static FileSink Value(string path) => new(path, static (key, _) => key.Value.Reveal() + "\n");

    /// <summary>A line <c>NAME=value</c> of an <c>.env</c> file. Its other lines stay.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="variable">The name of the variable.</param>
    /// <returns>The sink.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static FileSink Variable(string path, string variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return new(path, (key, present) => EnvironmentFile.With(present ?? "", variable, key.Value.Reveal()));
    }

    /// <summary>A member of a JSON file. Its other members stay; comments do not.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="member">The member, with colons between the levels: <c>ApiKeys:prod:ApiKey</c>.</param>
    /// <returns>The sink.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static FileSink JsonMember(string path, string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new(path, (key, present) => JsonFile.With(present ?? "{}", member, key.Value.Reveal()));
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task PublishAsync(RotatedKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        string? present = File.Exists(_path)
            ? await File.ReadAllTextAsync(_path, cancellationToken).ConfigureAwait(false)
            : null;
        DurableFile.Replace(_path, _path + ".rotation-tmp", Encoding.UTF8.GetBytes(_compose(key, present)));
    }
}
