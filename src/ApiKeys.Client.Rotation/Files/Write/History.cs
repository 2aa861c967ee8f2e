namespace ApiKeys.Client.Rotation.Files;

/// <summary>How much of the history of a policy is kept.</summary>
internal static class History
{
    public const int Most = 1000;

    private static readonly TimeSpan _retention = TimeSpan.FromDays(400);

    public static IReadOnlyList<RotationEvent> With(IReadOnlyList<RotationEvent> earlier, RotationEvent newest) =>
        [newest, .. earlier.TakeWhile(each => each.At > newest.At - _retention).Take(Most - 1)];
}
