using System.Reflection;
using System.Text;

namespace ApiKeys.Client.Tests.PublicApi;

/// <summary>
/// The public API of an assembly as text for reviewers: one line for each member, sorted, without attributes.
/// </summary>
internal static class PublicApiText
{
    private const string Indent = "    ";

    public static string Of(Assembly assembly)
    {
        StringBuilder text = new();
        foreach (
            IGrouping<string?, Type> part in assembly
                .GetTypes()
                .Where(type => type.IsVisible)
                .GroupBy(type => type.Namespace)
                .OrderBy(part => part.Key, StringComparer.Ordinal)
        )
        {
            text.Append("namespace ").Append(part.Key).Append('\n');
            foreach (Type type in part.OrderBy(TypeText.NameOf, StringComparer.Ordinal))
            {
                text.Append('\n').Append(TypeText.Declare(type)).Append('\n');
                MemberText.Of(type).ToList().ForEach(member => text.Append(Indent).Append(member).Append('\n'));
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + '\n';
    }

    /// <summary>The differences between two texts, each member with its type.</summary>
    public static IReadOnlyList<string> Compare(string approved, string actual)
    {
        string[] before = [.. Flatten(approved)];
        string[] now = [.. Flatten(actual)];
        return [.. before.Except(now).Select(line => $"- {line}"), .. now.Except(before).Select(line => $"+ {line}")];
    }

    private static IEnumerable<string> Flatten(string text)
    {
        string type = "";
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isMember = line.StartsWith(Indent, StringComparison.Ordinal);
            type = isMember ? type : line;
            yield return isMember ? $"{type} … {line.Trim()}" : line;
        }
    }
}
