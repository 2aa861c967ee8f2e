using System.Text.RegularExpressions;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// The form in which to send a create again that was rejected and is not in the list. First that which the service
/// itself shows: in the keys that it lists and in the scopes that it offers. Then the forms that other pages of the
/// documentation show.
/// </summary>
internal sealed class AimmsNextForm(AimmsForms forms, AimmsOptions options, AimmsKeyList listed)
{
    private static readonly string[] _dateFormats =
    [
        AimmsProtocol.Documented,
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss'Z'",
        "yyyy-MM-dd'T'HH:mm:ss",
        "MM/dd/yyyy",
    ];

    private static readonly (Regex Text, string Format)[] _shapes =
    [
        (Shape(@"\d{4}-\d\d-\d\d"), AimmsProtocol.Documented),
        (Shape(@"\d{4}-\d\d-\d\dT\d\d:\d\d"), "yyyy-MM-dd'T'HH:mm"),
        (Shape(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"), "yyyy-MM-dd'T'HH:mm:ss"),
        (Shape(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        (Shape(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
        (Shape(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00"), "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz"),
        (Shape(@"\d\d/\d\d/\d{4}"), "MM/dd/yyyy"),
    ];

    /// <summary>The next form; null when there is none, or when the service does not offer a scope at all.</summary>
    public AimmsCreateForm? After(IReadOnlyList<AimmsCreateForm> rejected) =>
        forms.Offered.Count > 0 && rejected[0].Scopes.Any(scope => AimmsForms.Find(forms.Offered, scope) is null)
            ? null
            : Candidates(rejected[0]).FirstOrDefault(candidate => !rejected.Contains(candidate));

    private IEnumerable<AimmsCreateForm> Candidates(AimmsCreateForm first)
    {
        string[] spellings = [.. listed.Keys.Reverse().SelectMany(static key => key.Scopes)];
        IReadOnlyList<string> shown = Respell(first, scope => AimmsForms.Find(spellings, scope));
        IReadOnlyList<string> alternative = Respell(
            first,
            scope => AimmsForms.Find(spellings, scope) ?? AimmsForms.Find(AimmsScopeNames.Alternatives, scope)
        );
        AimmsFieldNaming naming = AimmsForms.LearnsNaming(options) ? listed.Naming ?? first.Naming : first.Naming;
        string date = AimmsForms.LearnsDate(options) ? ShownDate() ?? first.DateFormat : first.DateFormat;
        IEnumerable<string> dates = AimmsForms.LearnsDate(options) ? _dateFormats.Prepend(date) : [date];
        return
        [
            new(date, naming, shown),
            new(date, naming, alternative),
            .. dates.Select(format => new AimmsCreateForm(format, naming, alternative)),
        ];
    }

    private IReadOnlyList<string> Respell(AimmsCreateForm first, Func<string, string?> spell) =>
        forms.Spell(first.Scopes, options, spell);

    /// <summary>The format of the newest expiry in the list that has a format of its own.</summary>
    private string? ShownDate() =>
        listed
            .Keys.Reverse()
            .Select(static key => key.Expiry.Text)
            .Select(static text =>
                text is null ? null : _shapes.FirstOrDefault(shape => shape.Text.IsMatch(text)).Format
            )
            .FirstOrDefault(static format => format is not null);

    private static Regex Shape(string pattern) => new($@"\A{pattern}\z", RegexOptions.CultureInvariant);
}
