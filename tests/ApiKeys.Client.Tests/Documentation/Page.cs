using System.Text;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Documentation;

/// <summary>A page of the documentation, read by its tables.</summary>
internal sealed class Page(string path)
{
    private readonly string[] _lines = File.ReadAllLines(Path.Combine(Metadata.RepositoryRoot, path), Encoding.UTF8);

    /// <summary>The cells of the first table below a line, without its heading.</summary>
    public IReadOnlyList<string[]> TableBelow(string start) =>
        [
            .. _lines
                .SkipWhile(line => !line.StartsWith(start, StringComparison.Ordinal))
                .SkipWhile(static line => !line.StartsWith("|--", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(static line => line.StartsWith('|'))
                .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray()),
        ];

    /// <summary>The lines of the first paragraph below a heading.</summary>
    public IEnumerable<string> ParagraphBelow(string heading) =>
        _lines
            .SkipWhile(line => line != heading)
            .Skip(1)
            .SkipWhile(string.IsNullOrEmpty)
            .TakeWhile(static line => line.Length > 0);

    /// <summary>The names in code in a cell.</summary>
    public static IEnumerable<string> NamesIn(string cell) =>
        cell.Split('`').Where(static (_, index) => index % 2 == 1);
}
