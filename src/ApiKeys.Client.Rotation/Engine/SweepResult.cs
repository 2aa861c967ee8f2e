namespace ApiKeys.Client.Rotation;

/// <summary>What a sweep did.</summary>
/// <param name="Policies">How many policies were due.</param>
/// <param name="Steps">How many steps were taken.</param>
/// <param name="Failed">The names of the policies whose state could not be read or written.</param>
public sealed record SweepResult(int Policies, int Steps, IReadOnlyList<string> Failed);
