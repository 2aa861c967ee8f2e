namespace ApiKeys.Client.AotSmoke;

/// <summary>Ends the program with an error when something is not as expected.</summary>
internal static class Expect
{
    public static void True(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidOperationException($"Failed: {what}.");
        }
    }

    public static void Equal<T>(T expected, T actual, string what) =>
        True(EqualityComparer<T>.Default.Equals(expected, actual), $"{what} (expected {expected}, but it is {actual})");

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> action, string what)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException expected)
        {
            return expected;
        }

        throw new InvalidOperationException($"Failed: {what} ({typeof(TException).Name} was expected).");
    }
}
