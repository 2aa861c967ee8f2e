namespace ApiKeys.Client.Tests.Recordings;

/// <summary>
/// Every recorded exchange, over http and https. The SDK sends the recorded requests and reads the responses as the
/// recording expects. docs/contributing/recordings.md describes how to write a recording.
/// </summary>
public sealed class RecordingTests
{
    public static MatrixTheoryData<string, string> Recordings =>
        new(RecordingFiles.Names, [Uri.UriSchemeHttp, Uri.UriSchemeHttps]);

    [Theory, MemberData(nameof(Recordings))]
    public async Task The_recorded_requests_are_sent_and_the_responses_are_read(string name, string scheme)
    {
        IReadOnlyList<string> differences = await Replay.RunAsync(Recording.Read(RecordingFiles.PathOf(name)), scheme);

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }
}
