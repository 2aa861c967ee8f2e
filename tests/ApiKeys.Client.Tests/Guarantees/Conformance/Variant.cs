using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing.Aimms;

namespace ApiKeys.Client.Tests.Guarantees.Conformance;

/// <summary>A variant of the emulator that differs from its default.</summary>
/// <param name="Property">The property of <see cref="AimmsVariants"/>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Deviation">The reason why the specification forbids it; null if it is allowed.</param>
public sealed record Variant(string Property, object Value, string? Deviation = null)
{
    /// <summary>
    /// A specification states one default shape. Everything else that the SDK accepts is a deviation, and is listed
    /// here with its reason.
    /// </summary>
    public static IReadOnlyList<Variant> All { get; } =
    [
        new(
            nameof(AimmsVariants.ListShape),
            AimmsListShape.Wrapped,
            "The specification states the bare array; a list is one or the other."
        ),
        new(nameof(AimmsVariants.PageSize), 200),
        new(nameof(AimmsVariants.DateShape), AimmsDateShape.Date),
        new(
            nameof(AimmsVariants.DateShape),
            AimmsDateShape.MinutesWithoutZone,
            "The specification states a plain date."
        ),
        new(nameof(AimmsVariants.DateShape), AimmsDateShape.SecondsWithZ, "The specification states a plain date."),
        new(
            nameof(AimmsVariants.DateShape),
            AimmsDateShape.SevenDigitsWithOffset,
            "The specification states a plain date."
        ),
        new(nameof(AimmsVariants.RequestDateShape), AimmsDateShape.Date),
        new(
            nameof(AimmsVariants.RequestDateShape),
            AimmsDateShape.MinutesWithoutZone,
            "The specification states a plain date."
        ),
        new(
            nameof(AimmsVariants.RequestDateShape),
            AimmsDateShape.SecondsWithZ,
            "The specification states a plain date."
        ),
        new(
            nameof(AimmsVariants.RequestDateShape),
            AimmsDateShape.SevenDigitsWithOffset,
            "The specification states a plain date, and nothing shows this form before it is written."
        ),
        new(
            nameof(AimmsVariants.ScopeShape),
            AimmsScopeShape.Objects,
            "The specification states strings; that a scope may come with a description is a guess at what is not "
                + "documented."
        ),
        new(
            nameof(AimmsVariants.ScopeShape),
            AimmsScopeShape.ObjectsEverywhere,
            "The specification states strings; that a scope may come with a description is a guess at what is not "
                + "documented."
        ),
        new(
            nameof(AimmsVariants.ScopeSpelling),
            AimmsScopeSpelling.Alternative,
            "The specification lists one spelling of each scope, so that generated members have one name."
        ),
        new(nameof(AimmsVariants.UserManagerNaming), AimmsMemberNaming.SnakeCase),
        new(
            nameof(AimmsVariants.UserManagerNaming),
            AimmsMemberNaming.CamelCase,
            "The specification states snake_case, in which the documentation names the members."
        ),
        new(nameof(AimmsVariants.ProApiNaming), AimmsMemberNaming.CamelCase),
        new(
            nameof(AimmsVariants.ProApiNaming),
            AimmsMemberNaming.SnakeCase,
            "The specification states camelCase, as the other resources of this endpoint have it."
        ),
        new(
            nameof(AimmsVariants.ExtraScopes),
            new[] { "Telepathy" },
            "The specification lists the documented scopes; a scope of tomorrow is not among them."
        ),
        new(nameof(AimmsVariants.ExtraMembers), true),
        new(
            nameof(AimmsVariants.CreateStatus),
            200,
            "The specification states 201; any other status is described as an error."
        ),
        new(
            nameof(AimmsVariants.DeleteStatus),
            200,
            "The specification states 204; any other status is described as an error."
        ),
        new(
            nameof(AimmsVariants.CreateOmitsValue),
            true,
            "The specification requires the value; its absence is a defect of the service."
        ),
        new(nameof(AimmsVariants.CreateDropsScopes), true),
        new(nameof(AimmsVariants.ErrorShape), AimmsErrorShape.Error),
        new(nameof(AimmsVariants.ErrorShape), AimmsErrorShape.Detail),
        new(
            nameof(AimmsVariants.ErrorShape),
            AimmsErrorShape.PlainText,
            "The specification states JSON; only its prose allows plain text."
        ),
    ];

    /// <summary>The endpoint that the variant affects.</summary>
    public AimmsEndpoint Endpoint =>
        Property == nameof(AimmsVariants.ProApiNaming) ? AimmsEndpoint.ProApi : AimmsEndpoint.UserManager;

    /// <summary>The name of the variant, as in <c>ListShape = Wrapped</c>.</summary>
    public override string ToString() => $"{Property} = {(Value is string[] texts ? string.Join(",", texts) : Value)}";

    public AimmsVariants Apply()
    {
        AimmsVariants variants = new();
        typeof(AimmsVariants).GetProperty(Property)!.SetValue(variants, Value);
        return variants;
    }

    /// <summary>Configures the SDK for the variant if necessary.</summary>
    public void Configure(AimmsOptions options)
    {
        if (Deviation is not null && Value is AimmsMemberNaming naming)
        {
            options.Protocol.FieldNaming = Enum.Parse<AimmsFieldNaming>(naming.ToString());
        }

        if (Property == nameof(AimmsVariants.RequestDateShape))
        {
            options.Protocol.DateFormat = Value switch
            {
                AimmsDateShape.MinutesWithoutZone => "yyyy-MM-dd'T'HH:mm",
                AimmsDateShape.SecondsWithZ => "yyyy-MM-dd'T'HH:mm:ss'Z'",
                AimmsDateShape.SevenDigitsWithOffset => "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
                _ => options.Protocol.DateFormat,
            };
        }
    }
}
