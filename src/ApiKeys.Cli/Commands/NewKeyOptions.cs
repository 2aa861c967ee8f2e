using System.CommandLine;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Scopes;
using ApiKeys.Cli.Times;
using ApiKeys.Client;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Commands;

/// <summary>The options that describe a new key.</summary>
internal sealed class NewKeyOptions
{
    private readonly ScopeOption _scopes = new("A scope that the key should have; several times, or with commas");
    private readonly Option<Func<DateTimeOffset, DateTimeOffset>?> _expires = TimeOptions
        .Expiry(
            "--expires",
            "When the key expires: a duration from now, or the start of a day in UTC (AIMMS, where it is needed)"
        )
        .OnlyAt([ServiceNames.Aimms], "--expires: {0} has no date at which a key ends.");
    private readonly Option<MaximoRefreshInterval?> _refreshEvery = TimeOptions
        .Interval(
            "--refresh-every",
            "How long the value works without a refresh, or NEVER for no expiry (Maximo, where it is needed)"
        )
        .OnlyAt([ServiceNames.Maximo]);
    private readonly Option<bool> _readOnly = new Option<bool>("--read-only")
    {
        Description = "A key that can only read (Veeam)",
    }.OnlyAt(
        [ServiceNames.Veeam],
        "--read-only: {0} has no keys that are limited to reading; ask for fewer scopes instead."
    );
    private readonly Option<Guid?> _user = new Option<Guid?>("--user")
    {
        Description = "The user that the key belongs to, in place of the account's own (Veeam)",
        HelpName = "uid",
    }.OnlyAt([ServiceNames.Veeam]);
    private readonly Option<bool> _allowApiKeyAdmin = SharedOptions.AllowApiKeyAdmin();
    private readonly Option<bool> _allowUnusualName = SharedOptions.AllowUnusualName();

    public void AddTo(Command command)
    {
        _scopes.AddTo(command);
        foreach (
            Option option in new Option[]
            {
                _expires,
                _refreshEvery,
                _readOnly,
                _user,
                _allowApiKeyAdmin,
                _allowUnusualName,
            }
        )
        {
            command.Add(option);
        }
    }

    /// <summary>The request that the options describe.</summary>
    /// <exception cref="UsageException">An option is missing that the service needs.</exception>
    public ApiKeyRequest RequestOf(Session session, ApiKeyManager keys, string name)
    {
        ApiKeyRequest request = keys.Capabilities switch
        {
            var can when can.HasFlag(ApiKeyCapabilities.RefreshInterval) => OfMaximo(session, keys, name),
            var can when can.HasFlag(ApiKeyCapabilities.CreateForUser) => new VeeamApiKeyRequest(
                name,
                Scopes(session, keys)
            )
            {
                UserUid = session.Get(_user),
            },
            _ => new ApiKeyRequest(name, Scopes(session, keys)) { ExpiresAt = End(session, keys) },
        };
        request.IsReadOnly = session.Get(_readOnly);
        request.AllowUnusualName = session.Get(_allowUnusualName);
        return request;
    }

    private MaximoApiKeyRequest OfMaximo(Session session, ApiKeyManager keys, string name) =>
        new(
            name,
            Scopes(session, keys),
            session.Get(_refreshEvery)
                ?? throw Missing(
                    _refreshEvery,
                    "At Maximo it sets how long the value works without a refresh, such as 90d, or NEVER."
                )
        )
        {
            AllowApiKeyAdmin = session.Get(_allowApiKeyAdmin),
        };

    private DateTimeOffset? End(Session session, ApiKeyManager keys) =>
        session.Get(_expires)?.Invoke(session.Clock.GetUtcNow())
        ?? throw Missing(_expires, $"A key at {ServiceNames.Brand(keys.Service)} needs an expiry, such as 90d.");

    private IReadOnlyList<string> Scopes(Session session, ApiKeyManager keys) =>
        _scopes.Read(session, keys) is { Count: > 0 } scopes
            ? scopes
            : throw Missing(_scopes.Scopes, "A key needs at least one scope; 'apikeys scopes' lists them.");

    private static UsageException Missing(Option option, string why) =>
        new($"{option.Name} is missing. {why} Nothing was sent.");
}
