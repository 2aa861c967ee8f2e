namespace ApiKeys.Client.Aimms;

/// <summary>The form of a create, as far as the documentation of AIMMS leaves it open.</summary>
/// <param name="DateFormat">The format of the expiry, as in <see cref="AimmsProtocol.DateFormat"/>.</param>
/// <param name="Naming">How members are spelled.</param>
/// <param name="Scopes">The scopes as they are spelled.</param>
internal sealed record AimmsCreateForm(string DateFormat, AimmsFieldNaming Naming, IReadOnlyList<string> Scopes)
{
    /// <summary>Scopes are the same when they are spelled the same.</summary>
    public bool Equals(AimmsCreateForm? other) =>
        other is not null
        && (DateFormat, Naming) == (other.DateFormat, other.Naming)
        && Scopes.SequenceEqual(other.Scopes);

    public override int GetHashCode() => (DateFormat, Naming, Scopes.Count).GetHashCode();

    /// <summary>The form for a message.</summary>
    public override string ToString() => $"{DateFormat}, {Naming}, {string.Join(" ", Scopes)}";
}
