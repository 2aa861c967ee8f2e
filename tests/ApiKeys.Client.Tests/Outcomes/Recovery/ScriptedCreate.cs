using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Outcomes;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Outcomes.Recovery;

/// <summary>A create at a service whose responses a test scripts.</summary>
internal sealed class ScriptedCreate : RecoverableCreate
{
    private readonly Queue<Func<IssuedApiKey>> _creates = new();
    private readonly Queue<Func<IReadOnlyList<ApiKey>>> _lists = new();
    private readonly CallState _operation;
    private readonly bool _isNameUnique;
    private readonly bool _isNameOurs;

    public ScriptedCreate(
        bool isNameUnique = false,
        bool isNameOurs = false,
        TimeProvider? clock = null,
        Action<ApiKeyAccountOptions>? configure = null
    )
    {
        VeeamOptions options = new() { RetryDelay = TimeSpan.Zero };
        configure?.Invoke(options);
        AccountContext account = new(
            "Probe",
            "test",
            new Uri("https://probe.example/"),
            options,
            new NoAuthenticator(),
            new VeeamErrorReader(),
            clock ?? new ManualClock(The.Now)
        );
        _operation = new ApiCall(OperationKind.Create, "creating the key 'ci'", account, "asked").Begin();
        (_isNameUnique, _isNameOurs) = (isNameUnique, isNameOurs);
    }

    public int Creates { get; private set; }

    public int Lists { get; private set; }

    public List<string> Deleted { get; } = [];

    public Func<string, Exception?> Deleting { get; set; } = static _ => null;

    public Func<ApiKey, IssuedApiKey?> Refreshing { get; set; } = static _ => null;

    public override bool IsNameUnique => _isNameUnique;

    public override bool IsNameOurs => _isNameOurs;

    public static ApiKey Key(string id) => new(id, "ci");

    public static IssuedApiKey Issued(string id) => new(Key(id), new SecretValue("value of " + id));

    public static ApiKeyOutcomeUnknownException Unknown(string why = "no response") => new(why);

    public static ApiKeyValueLostException Lost(string? id) => new("no value") { KeyId = id };

    public ScriptedCreate Creating(params Exception[] failures) =>
        Append(_creates, failures.Select<Exception, Func<IssuedApiKey>>(static failure => () => throw failure));

    public ScriptedCreate Creating(string id) => Append(_creates, [() => Issued(id)]);

    public ScriptedCreate Listing(params string[] ids) => Append(_lists, [() => [.. ids.Select(Key)]]);

    public ScriptedCreate Listing(Exception failure) => Append(_lists, [() => throw failure]);

    public Task<IssuedApiKey> RunAsync(CancellationToken? cancellationToken = null) =>
        new CreateRecovery(this, _operation).RunAsync(cancellationToken ?? The.Token);

    public override CallState Begin() => _operation;

    public override async Task<IssuedApiKey> SendAsync(CallState operation, CancellationToken cancellationToken)
    {
        Creates++;
        return _creates.Dequeue()();
    }

    public override async Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken)
    {
        Lists++;
        return _lists.Dequeue()();
    }

    public override bool IsTakenBy(ApiKey key) => key.Name == "ci";

    public override bool MayHaveBecome(ApiKey key) => true;

    protected override bool IsCandidate(ApiKey key) => true;

    protected override Task<IReadOnlyList<ApiKey>> LookAsync(CallState look, CancellationToken cancellationToken) =>
        ListAsync(cancellationToken);

    public override Task<IssuedApiKey?> RefreshAsync(ApiKey key, CancellationToken cancellationToken) =>
        Task.FromResult(Refreshing(key));

    public override Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        Deleted.Add(id);
        return Deleting(id) is { } failure ? Task.FromException(failure) : Task.CompletedTask;
    }

    private ScriptedCreate Append<T>(Queue<T> responses, IEnumerable<T> more)
    {
        foreach (T response in more)
        {
            responses.Enqueue(response);
        }

        return this;
    }
}
