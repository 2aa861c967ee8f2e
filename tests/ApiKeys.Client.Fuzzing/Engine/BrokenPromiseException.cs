namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>What was read is not as it must be, although nothing was thrown.</summary>
internal sealed class BrokenPromiseException(string promise) : Exception(promise)
{
    public static void ThrowIf(bool isBroken, string promise)
    {
        if (isBroken)
        {
            throw new BrokenPromiseException(promise);
        }
    }
}
