namespace ApiKeys.Client.Fuzzing.Mutation;

internal static class RandomExtensions
{
    public static T Of<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>Usually 0, sometimes 1, rarely more.</summary>
    public static int Few(this Random random)
    {
        int number = 0;
        while (number < 8 && random.Next(2) == 0)
        {
            number++;
        }

        return number;
    }

    public static bool Seldom(this Random random, int oneIn) => random.Next(oneIn) == 0;
}
