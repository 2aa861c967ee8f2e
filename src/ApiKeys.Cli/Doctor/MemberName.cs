using System.Text.RegularExpressions;

namespace ApiKeys.Cli.Doctor;

/// <summary>Tells the names that programmers give to members from those of people and things.</summary>
internal static partial class MemberName
{
    public static bool IsPlain(string name) => Plain().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]{0,39}\z")]
    private static partial Regex Plain();
}
