namespace ApiKeys.Client.Rotation.Engine;

/// <summary>Which part of the policies one belongs to, on every node the same.</summary>
internal static class Shard
{
    public static int Of(string policy, int shards)
    {
        int sum = 0;
        foreach (char character in policy)
        {
            sum = unchecked((sum * 31) + character) & int.MaxValue;
        }

        return sum % shards;
    }
}
