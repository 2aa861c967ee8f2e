namespace ApiKeys.Client.Aimms;

/// <summary>The form of a create, as far as the documentation of AIMMS leaves it open.</summary>
/// <param name="DateFormat">The format of the expiry, as in <see cref="AimmsProtocol.DateFormat"/>.</param>
/// <param name="Naming">How members are spelled.</param>
/// <param name="Scopes">The scopes as they are spelled, one beside the other.</param>
internal sealed record AimmsCreateForm(string DateFormat, AimmsFieldNaming Naming, string Scopes)
{
    private const char Separator = '\n';

    public AimmsCreateForm(string dateFormat, AimmsFieldNaming naming, IEnumerable<string> scopes)
        : this(dateFormat, naming, string.Join(Separator.ToString(), scopes)) { }

    public IReadOnlyList<string> ScopeList => Scopes.Split(Separator);

    /// <summary>The form for a message.</summary>
    public override string ToString() => $"{DateFormat}, {Naming}, {string.Join(" ", ScopeList)}";
}
