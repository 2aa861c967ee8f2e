using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>
/// A service, and a way to authenticate at it, as the matrix uses it: an emulator, its operations, and the keys that
/// the emulator holds.
/// </summary>
internal abstract class MatrixService : IAsyncDisposable
{
    private readonly SocketsHttpHandler _sockets = new();
    private int _names;

    /// <summary>The clock of the emulator alone.</summary>
    public ManualClock Clock { get; } = new(The.Now);

    public ApiKeyEmulator Emulator { get; private set; } = null!;

    public abstract IReadOnlyList<MatrixOperation> Operations { get; }

    public virtual IReadOnlyList<MatrixFault> Faults => MatrixFaults.All;

    /// <summary>An account with separate connections, which no fault breaks.</summary>
    public ApiKeyManager Preparer { get; private set; } = null!;

    public async Task StartAsync()
    {
        Emulator = await ApiKeyEmulator.StartAsync(new ApiKeyEmulatorOptions { TimeProvider = Clock }, The.Token);
        Preparer = NewManager(_sockets, Clock);
    }

    /// <summary>A new account, which recovers lost creates or does not.</summary>
    public abstract ApiKeyManager NewManager(HttpMessageHandler? handler, TimeProvider clock, bool recovers = false);

    /// <summary>Creates the object that an operation is called on.</summary>
    public virtual async Task<MatrixSubject> PrepareAsync(Effect effect)
    {
        if (effect is Effect.Create or Effect.RecoveredCreate)
        {
            return new(NewName(), null);
        }

        IssuedApiKey issued = await CreateKeyAsync(Preparer, NewName());
        if (effect == Effect.Enable)
        {
            await Preparer.DisableAsync(issued.Key.Id, The.Token);
        }

        return new(issued.Key.Id, issued);
    }

    /// <summary>Creates a key with few rights.</summary>
    public abstract Task<IssuedApiKey> CreateKeyAsync(ApiKeyManager keys, string name);

    /// <summary>The keys that the emulator holds.</summary>
    public abstract ServerState StateOf(IssuedApiKey? subject);

    /// <summary>Whether a value belongs to a key.</summary>
    public abstract bool Matches(string id, string value);

    public abstract bool IsSignIn(RecordedRequest request);

    public async ValueTask DisposeAsync()
    {
        _sockets.Dispose();
        await Emulator.DisposeAsync();
    }

    protected static void Address(ApiKeyAccountOptions options, Uri address, bool recovers)
    {
        (options.BaseAddress, options.AllowInsecureLoopback, options.RecoverLostCreates) = (address, true, recovers);
        (options.RetryDelay, options.MaxResponseBytes) = (TimeSpan.Zero, MatrixFaults.MaxResponseBytes);
    }

    private string NewName() => $"key-{++_names}";
}

/// <summary>The object that an operation is called on.</summary>
/// <param name="Id">The id of the key, or the name for a new one.</param>
/// <param name="Issued">The key with its first value; null if there is none.</param>
internal sealed record MatrixSubject(string Id, IssuedApiKey? Issued);
