namespace ApiKeys.Client.Testing.Tests;

public sealed class RecordingsTests
{
    [Theory]
    [InlineData("Aimms")]
    [InlineData("maximo")]
    [InlineData("VEEAM")]
    public void The_recordings_of_a_service_are_beside_the_application(string service)
    {
        IReadOnlyList<string> files = Recordings.Of(service);

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.StartsWith(AppContext.BaseDirectory, file, StringComparison.Ordinal));
    }

    [Fact]
    public void A_recording_is_found_by_its_name() =>
        Assert.Contains(
            "\"/v1/apikeys\"",
            File.ReadAllText(Recordings.PathOf("Maximo", "create-a-key")),
            StringComparison.Ordinal
        );

    [Fact]
    public void An_unknown_service_is_named() =>
        Assert.Contains(
            "'Azure'",
            Assert.Throws<DirectoryNotFoundException>(() => Recordings.Of("Azure")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_missing_recording_is_reported_with_those_that_exist()
    {
        FileNotFoundException missing = Assert.Throws<FileNotFoundException>(() =>
            Recordings.PathOf("Maximo", "crate-a-key")
        );

        Assert.Contains("'crate-a-key'", missing.Message, StringComparison.Ordinal);
        Assert.Contains("create-a-key,", missing.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_missing_name_is_refused(string? name)
    {
        Assert.ThrowsAny<ArgumentException>(() => Recordings.Of(name!));
        Assert.ThrowsAny<ArgumentException>(() => Recordings.PathOf("Maximo", name!));
    }
}
