using System.Globalization;
using ApiKeys.Client.Rotation.Policies;

namespace ApiKeys.Client.Rotation.Machine;

/// <summary>
/// What the names of a rotation's keys end with: the mark of the policy's state and the number of the attempt, such as
/// <c>r3f9a1c2d-7</c>.
/// Nobody else's keys have it, and no two keys of the rotation have the same.
/// </summary>
internal static class KeyStamp
{
    public static string Name(Rules rules, string mark, int number, DateTimeOffset now)
    {
        string stamp = string.Create(CultureInfo.InvariantCulture, $"r{mark}-{number}");
        return rules.NamesAreIds
            ? string.Create(CultureInfo.InvariantCulture, $"{rules.KeyName}-{now.UtcDateTime:yyyyMMdd}-{stamp}")
            : $"{rules.KeyName} [{stamp}]";
    }

    /// <summary>The number in a name; null when the key is none of this rotation.</summary>
    public static int? NumberIn(string name, string mark)
    {
        string start = $"r{mark}-";
        int at = name.LastIndexOf(start, StringComparison.Ordinal);
        bool stands = at > 0 && name[at - 1] is '-' or '[';
        return
            stands
            && int.TryParse(
                name.AsSpan(at + start.Length).TrimEnd(']'),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int number
            )
            ? number
            : null;
    }
}
