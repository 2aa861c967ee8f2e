using System.Text;

namespace ApiKeys.Client.Fuzzing.Mutation;

/// <summary>JSON values that are difficult for readers.</summary>
internal static class JsonValues
{
    private static readonly int[] _depths = [2, 8, 60, 62, 63, 64, 65, 300];

    private static readonly byte[][] _plain =
    [
        .. new[]
        {
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1",
            "1.5",
            "1e2",
            "1e999",
            "-1e999",
            "1e-999",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "123456789012345678901234567890",
            "0.1234567890123456789",
            "922337203685.4775",
            "253402300800",
            "NaN",
            "Infinity",
            "01",
            "+1",
            ".5",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"a\\nb\"",
            "\"\\u2028\"",
            "\"true\"",
            "\"1\"",
            "\"-1\"",
            "\"1e999\"",
            "\"NaN\"",
            "\"<html>\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"955B0B80-DA62-4434-9F50-2C1B099948F2\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "[1,\"a\",null]",
            "{\"\":null}",
            "{\"\\ud800\":1}",
            "{\"a\\u0062\":1,\"ab\":2}",
            "{\"id\":null,\"id\":1}",
            "[1",
            "{\"a\":",
            "\"",
            "'a'",
            "/**/1",
            "1 2",
            "\"\\x\"",
            "undefined",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static byte[] Next(Random random, IReadOnlyList<byte[]> tokens) =>
        random.Next(8) switch
        {
            0 => Text(random.Of(tokens)),
            1 => random.Seldom(20)
                ? Text(Enumerable.Repeat((byte)"a\u00e9/. "[random.Next(5)], random.Next(1, 20_000)))
                : Text(random.Of(tokens)),
            2 => Nested(random.Of(_plain), random.Of(_depths), random.Next(2) == 0),
            _ => random.Of(_plain),
        };

    private static byte[] Text(IEnumerable<byte> content) => [(byte)'"', .. content, (byte)'"'];

    private static byte[] Nested(byte[] value, int depth, bool isArray)
    {
        (string open, string close) = isArray ? ("[", "]") : ("{\"data\":", "}");
        return [.. Repeated(open, depth), .. value, .. Repeated(close, depth)];
    }

    private static byte[] Repeated(string text, int times) =>
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, times)));
}
