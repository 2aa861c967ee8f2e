using System.Text.Json;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Rotation;

/// <summary>The clock of an emulator on this machine, so that a year of rotations can be tried in a minute.</summary>
internal sealed class EmulatorTime : TimeProvider
{
    private static readonly Uri _clock = new("/emulator/clock", UriKind.Relative);

    private readonly Uri _address;
    private long _offset;

    private EmulatorTime(Uri address) => _address = address;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _offset));

    /// <exception cref="UsageException">An account is not at an emulator on this machine.</exception>
    public static async Task<EmulatorTime> ReadAsync(
        IReadOnlyList<AccountSettings> accounts,
        CancellationToken cancellationToken
    )
    {
        Uri[] addresses = [.. accounts.Select(AddressOf).Distinct()];
        EmulatorTime time = new(addresses[0]);
        await time.RefreshAsync(cancellationToken);
        return time;
    }

    /// <summary>Takes the time that the emulator has now.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using HttpClient client = new();
        await using Stream body = await client.GetStreamAsync(new Uri(_address, _clock), cancellationToken);
        using JsonDocument clock = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        DateTimeOffset now = clock.RootElement.GetProperty("utcNow").GetDateTimeOffset();
        Interlocked.Exchange(ref _offset, (now - System.GetUtcNow()).Ticks);
    }

    private static Uri AddressOf(AccountSettings account) =>
        Uri.TryCreate(account.Address, UriKind.Absolute, out Uri? address) && address.IsLoopback
            ? new Uri(address.GetLeftPart(UriPartial.Authority))
            : throw new UsageException(
                $"The account '{account.Name}' is not at an emulator on this machine, whose time could be taken."
            );
}
