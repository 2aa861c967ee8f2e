namespace ApiKeys.Client.Veeam;

/// <summary>The scopes as the service spells them. They are compared without regard to case.</summary>
internal static class VeeamScopeNames
{
    /// <summary>The documented scopes, with what they allow.</summary>
    public static readonly IReadOnlyList<ApiKeyScope> All =
    [
        new("ui", "The user interface") { OtherSpellings = ["userInterface"], IsAdministrative = true },
        new("rest", "The REST API, key management included") { OtherSpellings = ["restApi"] },
        new("integration", "Integrations, such as plugins") { OtherSpellings = ["integrations"] },
    ];

    private static readonly (VeeamScopes Scope, string Name)[] _documented =
    [
        .. All.Zip(
            new[] { VeeamScopes.Ui, VeeamScopes.Rest, VeeamScopes.Integration },
            static (known, scope) => (scope, known.Name)
        ),
    ];

    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>The texts of documented scopes.</summary>
    /// <exception cref="ArgumentException">A bit is undefined.</exception>
    public static IReadOnlyList<string> Of(VeeamScopes scopes)
    {
        VeeamScopes unknown = _documented.Aggregate(scopes, static (rest, known) => rest & ~known.Scope);
        return unknown == VeeamScopes.None
            ? [.. _documented.Where(known => (scopes & known.Scope) != 0).Select(static known => known.Name)]
            : throw new ArgumentException(
                $"The scopes have bits that stand for none ({(int)unknown}). Nothing was sent.",
                nameof(scopes)
            );
    }

    /// <summary>The documented scopes among some texts.</summary>
    public static VeeamScopes Known(IEnumerable<string> names) =>
        names.Aggregate(
            VeeamScopes.None,
            static (all, name) => all | _documented.FirstOrDefault(known => Comparer.Equals(known.Name, name)).Scope
        );

    /// <summary>
    /// The scopes as they are to be sent: each once, documented ones as documented, others as they are.
    /// </summary>
    public static IReadOnlyList<string> ToSend(IEnumerable<string> names) =>
        [
            .. names
                .Select(static name =>
                    _documented.FirstOrDefault(known => Comparer.Equals(known.Name, name)).Name ?? name
                )
                .Distinct(Comparer),
        ];
}
