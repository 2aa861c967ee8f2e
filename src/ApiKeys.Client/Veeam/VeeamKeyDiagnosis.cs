using ApiKeys.Client.Diagnosis;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Veeam;

/// <summary>Checks a server of Veeam with a throw-away key.</summary>
internal sealed class VeeamKeyDiagnosis(VeeamAdapter keys, VeeamAccount account, DiagnosisRound round)
{
    private readonly TemporaryKey _key = new(round, keys, VeeamAssumptions.Create);

    /// <summary>A key that can only read. Two scopes show their encoding; keys of this service never expire.</summary>
    public Task RunAsync() =>
        _key.RunAsync(
            new VeeamApiKeyRequest(CommonChecks.NewName(), VeeamScopes.Rest | VeeamScopes.Integration)
            {
                IsReadOnly = true,
            },
            CheckAsync
        );

    private async Task CheckAsync(IssuedApiKey issued)
    {
        await round
            .RunAsync(
                (VeeamAssumptions.ScopesEncoding, DiagnosisRound.Now(Encoding)),
                (VeeamAssumptions.Find, () => _key.FindAsync(issued.Key)),
                (VeeamAssumptions.Update, () => UpdateAsync(issued.Key)),
                (VeeamAssumptions.Disable, _key.DisableAsync)
            )
            .ConfigureAwait(false);
        await SameRequestAsync(issued.Key).ConfigureAwait(false);
        await round
            .RunAsync(
                (VeeamAssumptions.ReadOnlyKey, () => ReadOnlyAsync(issued.Value)),
                (VeeamAssumptions.Delete, _key.DeleteAsync),
                (
                    VeeamAssumptions.DeleteAgain,
                    () => CommonChecks.MissingAsync(() => keys.DeleteAsync(_key.Id, round.Token))
                )
            )
            .ConfigureAwait(false);
    }

    /// <summary>Sends one create twice, of a key of its own.</summary>
    private Task SameRequestAsync(ApiKey like)
    {
        string name = CommonChecks.NewName();
        TemporaryKey second = new(round, keys, VeeamAssumptions.SameRequest);
        return second.RunAsync(
            name,
            () =>
                round.CheckAsync(
                    VeeamAssumptions.SameRequest,
                    async () =>
                    {
                        Guid id = account.CreateIdOf(Guid.NewGuid(), account.Options);
                        bool isInBackground = await second
                            .SendAsync(() => IssueAsync(like, name, id))
                            .ConfigureAwait(false);
                        await IssueAsync(like, name, id).ConfigureAwait(false);
                        if (isInBackground)
                        {
                            await new VeeamKeyCreator(account).ResumeAsync(id, round.Token).ConfigureAwait(false);
                        }

                        return await second.FindAllAsync(round.Token).ConfigureAwait(false) switch
                        {
                            1 => Observation.AsAssumed(
                                $"It created one key, with status {(isInBackground ? 202 : 200)}."
                            ),
                            var count => Observation.Unknown($"It created {count} keys."),
                        };
                    }
                )
        );
    }

    /// <summary>Sends a create; true when the service does it in the background.</summary>
    private Task<bool> IssueAsync(ApiKey like, string name, Guid id)
    {
        Guid user = VeeamKeyId.Parse(like.Id, nameof(like)).UserUid!.Value;
        return account.RunAsync(
            account.BeginCreate("checking the throw-away key", account.Options, VeeamAccount.Recognised),
            async (api, token) =>
            {
                try
                {
                    await api.IssueKeyAsync(user, name, like.Scopes, isReadOnly: true, id, token).ConfigureAwait(false);
                    return false;
                }
                catch (WireAcceptedException)
                {
                    return true;
                }
            },
            round.Token
        );
    }

    /// <summary>Sends a change for a user that does not exist, so that nothing can be done.</summary>
    private async Task<Observation> ReadOnlyAsync(SecretValue key)
    {
        RawResponse response = await account
            .Probe(round.Token)
            .SendAsAsync(HttpMethod.Post, $"users/{Guid.NewGuid()}/logins/apikey", key)
            .ConfigureAwait(false);
        return response.Status switch
        {
            403 => Observation.AsAssumed("It was refused with status 403."),
            401 => Observation.Learned("It was refused with status 401."),
            _ => Observation.Unknown($"The response has {response.Words}."),
        };
    }

    private Observation Encoding() =>
        account.Options.Protocol.ScopesEncoding == new VeeamProtocol().ScopesEncoding
            ? Observation.OfLearned(account.Learned.All, VeeamDialect.EncodingOption, "The create was accepted.")
            : Observation.AsConfigured("the create was accepted with the encoding that is set.");

    private async Task<Observation> UpdateAsync(ApiKey created)
    {
        string description = created.Name + "-changed";
        ApiKeyUpdate update = new() { Description = description };
        ApiKey changed = await keys.UpdateAsync(_key.Id, update, round.Token).ConfigureAwait(false);
        return changed.Name == description
            ? Observation.AsAssumed("The description was changed.")
            : Observation.Unknown("The key has another description.");
    }
}
