using ApiKeys.Client.Tests.PublicApi;

namespace ApiKeys.Client.Rotation.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public Task The_public_API_matches_the_reviewed_file() => ApprovedText.CheckAsync(typeof(RotationEngine).Assembly);
}
