using FsCheck;
using FsCheck.Fluent;

namespace ApiKeys.Client.Tests.Support;

/// <summary>Checks properties against many random values.</summary>
internal static class Properties
{
    private static readonly Config _config = Config.QuickThrowOnFailure.WithMaxTest(300);

    /// <summary>Instants between 2020 and 2100, to the tick.</summary>
    public static Gen<DateTimeOffset> Instants { get; } =
        Spans(TimeSpan.Zero, TimeSpan.FromDays(80 * 365))
            .Select(span => new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero) + span);

    public static Gen<TimeSpan> Offsets { get; } =
        Gen.Choose(-14 * 60, 14 * 60).Select(minutes => TimeSpan.FromMinutes(minutes));

    /// <summary>Random text, including characters that are special in URLs, JSON and headers.</summary>
    public static Gen<string> Texts { get; } =
        Gen.OneOf(
            Gen.Elements(
                "a/b",
                "%2F",
                "%252F",
                "a b",
                "ä",
                "日本",
                "🔑",
                "a?b#c",
                "a&b=c",
                "..a",
                "a..",
                "...",
                "+",
                "@current",
                "\"",
                "\\",
                "{name}",
                "a;b",
                "'",
                "~"
            ),
            Gen.ArrayOf(Gen.Choose(0x20, 0x7E).Select(code => (char)code)).Select(characters => new string(characters)),
            Gen.ArrayOf(Gen.Choose(0xA0, 0xD7FF).Select(code => (char)code))
                .Select(characters => new string(characters))
        );

    /// <summary>Names with added blanks and letters in either case.</summary>
    public static Gen<(string Documented, string Spelled)> Spellings(IEnumerable<string> names) =>
        from name in Gen.Elements(names)
        from choices in Gen.ArrayOf(Gen.Choose(0, 3), name.Length)
        select (
            name,
            string.Concat(
                name.Select(
                    (c, i) =>
                        choices[i] switch
                        {
                            0 => char.ToUpperInvariant(c).ToString(),
                            1 => char.ToLowerInvariant(c).ToString(),
                            2 => " " + c,
                            _ => c.ToString(),
                        }
                )
            )
        );

    public static void Check<T1, T2>(Gen<T1> first, Gen<T2> second, Func<T1, T2, bool> holds) =>
        Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), holds).Check(_config);

    public static Gen<TimeSpan> Spans(TimeSpan shortest, TimeSpan longest) =>
        from minutes in Gen.Choose((int)shortest.TotalMinutes, (int)longest.TotalMinutes)
        from ticks in Gen.Choose(0, (int)TimeSpan.TicksPerMinute - 1)
        select TimeSpan.FromMinutes(minutes) + TimeSpan.FromTicks(ticks);

    public static void Check<T>(Gen<T> values, Func<T, bool> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(_config);

    public static void Check<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third, Func<T1, T2, T3, bool> holds) =>
        Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), third.ToArbitrary(), holds).Check(_config);
}
