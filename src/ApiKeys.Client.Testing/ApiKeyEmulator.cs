using System.Text;
using ApiKeys.Client.Testing.Aimms;
using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Hosting;
using ApiKeys.Client.Testing.Maximo;
using ApiKeys.Client.Testing.State;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Testing;

/// <summary>
/// A web server on a loopback port that behaves as the API key services are documented to: it authenticates, enforces
/// their limits, stores changes and shows the value of a key once. It listens on 127.0.0.1 only, and responds to no web
/// page: a request must name 127.0.0.1, localhost or [::1] with the emulator's port, or one of the <see
/// cref="ApiKeyEmulatorOptions.AllowedHosts"/>, as its host.
/// </summary>
/// <example>
/// <code>
/// await using var emulator = await ApiKeyEmulator.StartAsync();
/// string address = emulator.Aimms.BaseAddress.ToString();   // http://127.0.0.1:NNNN/aimms/
/// string credential = emulator.Aimms.AdministratorKey;      // a key with all scopes, there from the start
/// emulator.Clock.Advance(TimeSpan.FromDays(200));
/// emulator.Faults.Add(Fault.DropAfterCommit().On("POST").Skip(2));
/// </code>
/// </example>
public sealed class ApiKeyEmulator : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CertificateAuthority? _authority;
    private readonly StateFile? _stateFile;
    private readonly LoopbackServer _server;
    private EmulatorState? _start;
    private int _disposed;

    private ApiKeyEmulator(ApiKeyEmulatorOptions options)
    {
        AllowedHosts hosts = new(options.UseHttps, options.AllowedHosts);
        Clock = new(options.TimeProvider);
        _stateFile = options.StateFile is { } path ? new(path) : null;
        EmulatorState? state = _stateFile?.Read();
        Aimms = new(Clock, state?.Aimms);
        Maximo = new(Clock, state?.Maximo);
        Veeam = new(Clock, state?.Veeam);
        Services = [Aimms, Maximo, Veeam];
        _authority = options.UseHttps ? CertificateAuthority.Create() : null;
        RequestPipeline pipeline = new(this, hosts, _stopping.Token);
        ServicePorts = new(Services);
        _server = new(ServicePorts.Of(options, Services), _authority?.Leaf, pipeline.HandleAsync);
    }

    /// <summary>Gets the clock of everything in the emulator. It can be moved.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>Gets the faults that are injected. Empty at the start.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>
    /// Gets the last 10,000 requests that arrived for the services, in order, without the credentials that the emulator
    /// did not make.
    /// </summary>
    public RequestLog Requests { get; } = new();

    /// <summary>
    /// Gets AIMMS Cloud: the User Manager API and the previous PRO API, with the same keys behind both.
    /// </summary>
    public AimmsEmulator Aimms { get; }

    /// <summary>
    /// Gets IBM Maximo Application Suite: its Admin API, and the sign-in of the superuser on another host.
    /// </summary>
    public MaximoEmulator Maximo { get; }

    /// <summary>
    /// Gets Veeam Service Provider Console: the part of its REST API for authentication and API keys.
    /// </summary>
    public VeeamEmulator Veeam { get; }

    /// <summary>Gets all emulated services.</summary>
    public IReadOnlyList<EmulatedService> Services { get; }

    /// <summary>
    /// Gets the address that the emulator listens on, for example <c>http://127.0.0.1:5080/</c>. The address of a
    /// service has its prefix.
    /// </summary>
    public Uri Address { get; private set; } = EmulatedService.NotListening;

    /// <summary>
    /// Gets the certificate authority that signed the emulator's certificate, as PEM; <see langword="null"/> without
    /// <see cref="ApiKeyEmulatorOptions.UseHttps"/>. It is created at every start, and its private key is never
    /// written.
    /// </summary>
    public string? CertificateAuthorityPem => _authority?.Pem;

    /// <summary>Starts an emulator that serves until it is disposed.</summary>
    /// <param name="options">The settings; <see langword="null"/> for http on a free port with the system's
    /// clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The emulator, already listening.</returns>
    /// <exception cref="ArgumentException">One of the <see cref="ApiKeyEmulatorOptions.AllowedHosts"/> is not the name
    /// of a host.</exception>
    /// <exception cref="IOException">The port is in use, or <see cref="ApiKeyEmulatorOptions.StateFile"/> cannot be
    /// read or written.</exception>
    /// <exception cref="InvalidDataException"><see cref="ApiKeyEmulatorOptions.StateFile"/> has other content; it is
    /// left unchanged.</exception>
    public static async Task<ApiKeyEmulator> StartAsync(
        ApiKeyEmulatorOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ApiKeyEmulator emulator = new(options ?? new());
        try
        {
            await emulator.ListenAsync(cancellationToken).ConfigureAwait(false);
            return emulator;
        }
        catch
        {
            await emulator.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Returns the addresses and credentials for another process, as <c>GET /emulator</c> does. They include secrets.
    /// </summary>
    /// <returns>A JSON object with the address, the certificate authority if there is one, and the services.</returns>
    public string ToJson() => Encoding.UTF8.GetString(EndpointIndex.Response(this).Body);

    /// <summary>
    /// Goes back to the state at the start: keys, users, variants and the clock; without faults and recorded requests.
    /// Addresses and credentials stay, so that a test can start afresh without a new emulator.
    /// </summary>
    public void Reset()
    {
        Clock.Reset();
        foreach (EmulatedService service in Services)
        {
            service.Reset(_start!);
        }

        Faults.Clear();
        Requests.Clear();
        SaveState();
    }

    /// <summary>Stops listening, and drops the connection of every request that is still held.</summary>
    /// <returns>A task that ends when the port is free.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
            await _server.DisposeAsync().ConfigureAwait(false);
            _stopping.Dispose();
            _authority?.Dispose();
        }
    }

    internal ServicePorts ServicePorts { get; }

    /// <summary>Writes the state to its file, if there is one.</summary>
    internal void SaveState() => _stateFile?.Save(this);

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Uri> addresses = await _server.StartAsync(cancellationToken).ConfigureAwait(false);
        Address = addresses[0];
        ServicePorts.ListenAt(addresses);
        foreach (EmulatedService service in Services)
        {
            service.ListenUnder(Address);
        }

        _start = EmulatorState.Of(this);

        SaveState();
    }
}
