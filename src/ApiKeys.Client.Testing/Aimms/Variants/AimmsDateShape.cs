namespace ApiKeys.Client.Testing.Aimms;

/// <summary>How a key's expiry is written in responses. Instants are given in UTC.</summary>
public enum AimmsDateShape
{
    /// <summary>As the create request wrote it.</summary>
    AsSent,

    /// <summary>The date alone: <c>2027-01-31</c>.</summary>
    Date,

    /// <summary>To the minute, without a zone: <c>2027-01-31T00:00</c>.</summary>
    MinutesWithoutZone,

    /// <summary>To the second: <c>2027-01-31T00:00:00Z</c>.</summary>
    SecondsWithZ,

    /// <summary>With seven digits of a second and an offset: <c>2027-01-31T00:00:00.0000000+00:00</c>.</summary>
    SevenDigitsWithOffset,
}
