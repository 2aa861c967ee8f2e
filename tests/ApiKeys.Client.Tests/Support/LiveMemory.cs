namespace ApiKeys.Client.Tests.Support;

/// <summary>The memory of the whole process that is in use.</summary>
internal static class LiveMemory
{
    /// <summary>
    /// Measures it to the byte. What GC.GetTotalMemory collects by itself is good to a twentieth of all that there is,
    /// which is megabytes after many tests.
    /// </summary>
    public static long Bytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
