using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;

namespace ApiKeys.Client.Aimms;

/// <summary>
/// The form in which an account creates keys: as configured, else as the server turned out to accept it, else as
/// documented.
/// </summary>
internal sealed class AimmsForms(LearnedForms learned)
{
    /// <summary>The remedy where no form was accepted.</summary>
    public const string Advice =
        $"{DateOption}, {NamingOption} and {Protocol}:{nameof(AimmsProtocol.ScopeSpellings)} set the form.";

    private const string Protocol = nameof(AimmsOptions.Protocol);
    public const string DateOption = $"{Protocol}:{nameof(AimmsProtocol.DateFormat)}";
    public const string NamingOption = $"{Protocol}:{nameof(AimmsProtocol.FieldNaming)}";
    private const string SpellingOption = $"{Protocol}:{nameof(AimmsProtocol.ScopeSpellings)}:";

    private volatile IReadOnlyList<string> _offered = [];

    /// <summary>All that was learned, by option.</summary>
    public IReadOnlyDictionary<string, string> Learned => learned.All;

    /// <summary>Whether the date format is at its default, and may be found out.</summary>
    public static bool LearnsDate(AimmsOptions options) => options.Protocol.DateFormat == AimmsProtocol.Documented;

    /// <summary>Whether the spelling of members is at its default, and may be found out.</summary>
    public static bool LearnsNaming(AimmsOptions options) =>
        options.Protocol.FieldNaming == AimmsFieldNaming.AsSpecified;

    /// <summary>The scopes that the service offers, as it spells them; empty when it has not been asked.</summary>
    public IReadOnlyList<string> Offered => _offered;

    /// <summary>Adopts the service's own spellings.</summary>
    public void Offer(IEnumerable<ApiKeyScope> scopes) => _offered = [.. scopes.Select(scope => scope.Name)];

    /// <summary>The form in which a create is sent first.</summary>
    public AimmsCreateForm First(AimmsOptions options, IReadOnlyList<string> scopes) =>
        new(
            LearnsDate(options) && learned[DateOption] is { } format ? format : options.Protocol.DateFormat,
            LearnsNaming(options) && Enum.TryParse(learned[NamingOption], out AimmsFieldNaming naming)
                ? naming
                : options.Protocol.FieldNaming,
            IsSpelledAsAsked(options)
                ? FewTexts.Distinct(scopes, AimmsScopeNames.Comparer)
                : Spell(scopes, options, scope => learned[SpellingOption + NameOf(scope)])
        );

    /// <summary>The scopes in other spellings, each once; an option wins.</summary>
    public IReadOnlyList<string> Spell(IEnumerable<string> scopes, AimmsOptions options, Func<string, string?> spell) =>
        [
            .. scopes
                .Select(scope =>
                    options
                        .Protocol.ScopeSpellings.FirstOrDefault(set => AimmsScopeNames.Comparer.Equals(set.Key, scope))
                        .Value
                    ?? Find(_offered, scope)
                    ?? spell(scope)
                    ?? scope
                )
                .Distinct(AimmsScopeNames.Comparer),
        ];

    /// <summary>Adopts the spelling of members that a list shows: a serializer spells them alike both ways.</summary>
    public void Adopt(AimmsKeyList listed, AimmsOptions options)
    {
        if (LearnsNaming(options) && listed.Naming is { } naming)
        {
            learned.Learn(NamingOption, naming.ToString());
        }
    }

    /// <summary>Remembers the form that was accepted after another was rejected.</summary>
    public void Learn(AimmsCreateForm first, AimmsCreateForm accepted)
    {
        if (accepted == first)
        {
            return;
        }

        if (accepted.DateFormat != first.DateFormat)
        {
            learned.Learn(DateOption, accepted.DateFormat);
        }

        if (accepted.Naming != first.Naming)
        {
            learned.Learn(NamingOption, accepted.Naming.ToString());
        }

        foreach (string scope in accepted.Scopes.Except(first.Scopes))
        {
            learned.Learn(SpellingOption + NameOf(scope), scope);
        }
    }

    public static string? Find(IEnumerable<string> spellings, string scope) =>
        spellings.FirstOrDefault(spelling => AimmsScopeNames.Comparer.Equals(spelling, scope));

    /// <summary>The option that has the spelling of a documented scope.</summary>
    public static string OptionOf(string scope) => SpellingOption + scope;

    /// <summary>Whether nothing says that a scope is spelled in another way than the caller does.</summary>
    private bool IsSpelledAsAsked(AimmsOptions options) =>
        learned.IsEmpty && _offered.Count == 0 && options.Protocol.ScopeSpellings.Count == 0;

    /// <summary>The name under which an option has the spelling of a scope.</summary>
    private static string NameOf(string scope) =>
        Find(AimmsScopeNames.Documented.Select(static known => known.Name), scope) ?? scope;
}
