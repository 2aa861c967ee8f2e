namespace ApiKeys.Client.Fuzzing.Engine;

/// <summary>The result violates a promise, although nothing was thrown.</summary>
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
