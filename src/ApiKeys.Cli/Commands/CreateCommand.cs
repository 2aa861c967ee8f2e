using System.CommandLine;
using ApiKeys.Cli.Failures;
using ApiKeys.Client;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Commands;

internal sealed class CreateCommand : ValueCommand
{
    private readonly Argument<string> _name = new("name") { Description = "The name of the key, for people" };
    private readonly Option<string[]> _scopes = new("--scope")
    {
        Description = "A scope that the key should have; may be given several times",
        HelpName = "s",
        Required = true,
    };
    private readonly Option<Func<DateTimeOffset, DateTimeOffset>?> _expires = ExpiryOption.End(
        "--expires",
        "When the key expires: days from now, or the start of a day in UTC (AIMMS, where it is needed)"
    );
    private readonly Option<MaximoRefreshInterval?> _refreshEvery = IntervalOption.Create(
        "--refresh-every",
        "How long the value works without a refresh, or NEVER for no expiry (Maximo, where it is needed)"
    );
    private readonly Option<bool> _readOnly = new("--read-only") { Description = "A key that can only read (Veeam)" };
    private readonly Option<Guid?> _user = new("--user")
    {
        Description = "The user that the key belongs to, in place of the account's own (Veeam)",
        HelpName = "uid",
    };
    private readonly Option<bool> _allowApiKeyAdmin = SharedOptions.AllowApiKeyAdmin();
    private readonly Option<bool> _allowUnusualName = SharedOptions.AllowUnusualName();

    public CreateCommand()
        : base(
            "create",
            "Create a key, and hand over its value",
            "apikeys create ci-publish --account prod --scope PublishApp --scope Tasks --expires 90d --out ci.key",
            "apikeys create 'user sync' --account eam --scope userAdmin --refresh-every P90D --exec 'vault kv put "
                + "secret/eam token=-'",
            "apikeys create reports --account backup --scope rest --read-only --reveal"
        )
    {
        Add(_name);
        foreach (
            Option option in new Option[]
            {
                _scopes,
                _expires,
                _refreshEvery,
                _readOnly,
                _user,
                _allowApiKeyAdmin,
                _allowUnusualName,
                RevokeOnFailure,
            }
        )
        {
            Add(option);
        }
    }

    protected override Option<bool> RevokeOnFailure { get; } = SharedOptions.RevokeOnFailure();

    protected override Task<IssuedApiKey> RequestKeyAsync(
        Session session,
        ApiKeyManager keys,
        CancellationToken cancellationToken
    )
    {
        ApiKeyRequest request = RequestOf(session, keys);
        request.AllowUnusualName = session.Get(_allowUnusualName);
        return keys.CreateAsync(request, cancellationToken);
    }

    protected override string Remedy(Session session, string id) => NextStep.OfLostCreate(session, id);

    protected override string? NextStepAfter(Session session, Exception exception) =>
        NextStep.AfterCreate(session, exception, session.Get(_name), Value.WordsOf(session));

    private ApiKeyRequest RequestOf(Session session, ApiKeyManager keys)
    {
        DateTimeOffset? end = session.Get(_expires)?.Invoke(session.Clock.GetUtcNow());
        if (session.Get(_user) is not null && !keys.Capabilities.HasFlag(ApiKeyCapabilities.CreateForUser))
        {
            throw SharedOptions.OnlyAt("Veeam", _user, keys);
        }

        if (keys is MaximoApiKeyManager)
        {
            MaximoRefreshInterval interval =
                session.Get(_refreshEvery)
                ?? throw new UsageException(
                    $"{_refreshEvery.Name} is missing. At Maximo it sets how long the value works without a refresh, such as "
                        + "P90D, or NEVER. Nothing was sent."
                );
            return new MaximoApiKeyRequest(session.Get(_name), session.Get(_scopes)!, interval)
            {
                AllowApiKeyAdmin = session.Get(_allowApiKeyAdmin),
                ExpiresAt = end,
                IsReadOnly = session.Get(_readOnly),
            };
        }

        return session.Get(_refreshEvery) is not null ? throw SharedOptions.OnlyAt("Maximo", _refreshEvery, keys)
            : session.Get(_allowApiKeyAdmin) ? throw SharedOptions.OnlyAt("Maximo", _allowApiKeyAdmin, keys)
            : end is null && keys.Capabilities.HasFlag(ApiKeyCapabilities.Expiry)
                ? throw new UsageException(
                    $"{_expires.Name} is missing. A key at {keys.Service} needs an expiry, such as 90d. Nothing was sent."
                )
            : keys.Capabilities.HasFlag(ApiKeyCapabilities.CreateForUser)
                ? new VeeamApiKeyRequest(session.Get(_name), session.Get(_scopes)!)
                {
                    UserUid = session.Get(_user),
                    ExpiresAt = end,
                    IsReadOnly = session.Get(_readOnly),
                }
            : new ApiKeyRequest(session.Get(_name), session.Get(_scopes)!)
            {
                ExpiresAt = end,
                IsReadOnly = session.Get(_readOnly),
            };
    }
}
