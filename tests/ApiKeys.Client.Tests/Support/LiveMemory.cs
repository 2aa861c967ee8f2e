namespace ApiKeys.Client.Tests.Support;

/// <summary>The memory of the whole process that is in use.</summary>
internal static class LiveMemory
{
    /// <summary>
    /// Measures live memory to the byte. GC.GetTotalMemory with its own collection is accurate to a twentieth of the
    /// total, which is megabytes after many tests.
    /// </summary>
    public static long Bytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
