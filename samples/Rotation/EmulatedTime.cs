using System.Text.Json;

namespace ApiKeys.Client.Samples.Rotation;

/// <summary>
/// The clock of an emulator in another process. It is as old as the last time it was asked for; timers are the
/// machine's own.
/// </summary>
internal sealed class EmulatedTime(Uri emulator) : TimeProvider
{
    private readonly HttpClient _client = new() { BaseAddress = emulator };
    private long _offset;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using Stream body = await _client.GetStreamAsync(
            new Uri("emulator/clock", UriKind.Relative),
            cancellationToken
        );
        using JsonDocument clock = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        Interlocked.Exchange(
            ref _offset,
            (clock.RootElement.GetProperty("utcNow").GetDateTimeOffset() - System.GetUtcNow()).Ticks
        );
    }
}
