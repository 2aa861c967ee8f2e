namespace ApiKeys.Client.Fuzzing.Mutation;

internal static class Splicing
{
    /// <summary>Returns the bytes with a part of them replaced.</summary>
    public static byte[] With(this byte[] bytes, int start, int end, ReadOnlySpan<byte> replacement)
    {
        byte[] result = new byte[bytes.Length - (end - start) + replacement.Length];
        bytes.AsSpan(0, start).CopyTo(result);
        replacement.CopyTo(result.AsSpan(start));
        bytes.AsSpan(end).CopyTo(result.AsSpan(start + replacement.Length));
        return result;
    }
}
