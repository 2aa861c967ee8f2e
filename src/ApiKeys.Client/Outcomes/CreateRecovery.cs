using ApiKeys.Client.Calls;
using ApiKeys.Client.Telemetry;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Outcomes;

/// <summary>
/// Sends a create, and finds out its outcome when its response is lost, so that it ends with one key and its value, or
/// with an exception that reports the outcome. It touches no key that existed before, and none that another program may
/// have created.
/// </summary>
internal sealed class CreateRecovery(RecoverableCreate create, CallState operation)
{
    private readonly LostKey _key = new(create, operation);

    private ApiKeyAccountOptions Options => operation.Account.Options;

    public async Task<IssuedApiKey> RunAsync(CancellationToken cancellationToken)
    {
        await _key.RememberOthersAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return (await SendAsync(cancellationToken).ConfigureAwait(false))!;
        }
        catch (ApiKeyException lost) when (MayGoOn(lost, cancellationToken))
        {
            return await FindOutAsync(lost, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IssuedApiKey> FindOutAsync(ApiKeyException cause, CancellationToken cancellationToken)
    {
        TimeSpan delay = Options.RetryDelay;
        for (int round = 0; round < Options.MaxRetries; round++)
        {
            try
            {
                await operation
                    .Account.TimeProvider.Delay(cause.RetryAfter ?? delay, cancellationToken)
                    .ConfigureAwait(false);
                return await TryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ApiKeyException again) when (MayGoOn(again, cancellationToken))
            {
                cause = again;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException && _key.IsOpen && !IsOutcome(failure))
            {
                throw _key.Outcome(failure);
            }

            delay = new(Math.Min((delay + delay).Ticks, Options.MaxRetryDelay.Ticks));
        }

        throw _key.Outcome(cause);
    }

    private async Task<IssuedApiKey> TryAsync(CancellationToken cancellationToken)
    {
        Obtained obtained = await ObtainAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> left = await LeftBesideAsync(obtained.Issued, cancellationToken).ConfigureAwait(false);
        return left.Count > 0 ? throw SecondKey(obtained, left)
            : obtained.Difference is null ? obtained.Issued
            : throw obtained.Difference;
    }

    private async Task<Obtained> ObtainAsync(CancellationToken cancellationToken)
    {
        if (
            !_key.IsFound
            && await SettledAsync(create.RecallAsync(cancellationToken)).ConfigureAwait(false) is { } recalled
        )
        {
            return recalled;
        }

        if (await _key.FindAsync(cancellationToken).ConfigureAwait(false) is { } found)
        {
            if (
                await SettledAsync(create.RefreshAsync(found, cancellationToken)).ConfigureAwait(false) is { } refreshed
            )
            {
                KeyEvents.RefreshedWithin(found.Id);
                return refreshed;
            }

            await create.DeleteAsync(found.Id, cancellationToken).ConfigureAwait(false);
            KeyEvents.DeletedWithin(found.Id);
            _key.Settle();
        }
        else if (_key.Unlisted is { } unlisted)
        {
            throw unlisted; // The service reported this key, so do not create another.
        }

        return (await Obtained.OfAsync(SendAsync(cancellationToken)).ConfigureAwait(false))!;
    }

    private async Task<Obtained?> SettledAsync(Task<IssuedApiKey?> attempt)
    {
        Obtained? obtained = await Obtained.OfAsync(attempt).ConfigureAwait(false);
        if (obtained is not null)
        {
            _key.Settle();
        }

        return obtained;
    }

    private async Task<IssuedApiKey?> SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await create.SendAsync(create.Begin(), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiKeyException lost) when (IsLost(lost) || (IsConflictWithIt(lost) && !_key.IsOpen))
        {
            _key.Lose(lost);
            throw;
        }
    }

    /// <summary>
    /// An earlier request may have been processed after the last listing. Keys that are certainly ours are deleted;
    /// possible duplicates are reported.
    /// </summary>
    private async Task<IReadOnlyList<string>> LeftBesideAsync(IssuedApiKey issued, CancellationToken cancellationToken)
    {
        List<string> left = [];
        foreach (string id in await _key.OthersThanAsync(issued, cancellationToken).ConfigureAwait(false))
        {
            if (!create.IsNameOurs || !await IsDeletedAsync(id, cancellationToken).ConfigureAwait(false))
            {
                left.Add(id);
            }
        }

        return left;
    }

    private ApiKeyMismatchException SecondKey(Obtained obtained, IReadOnlyList<string> left)
    {
        string second =
            "the request whose response was lost may have created another key, which you should delete unless "
            + $"someone else created it ({LostKey.Names(left)})";
        return obtained.Difference is not { } other
            ? KeyMismatch.Exception(operation, obtained.Issued, second)
            : new ApiKeyMismatchException($"{other.Message} In addition, {second}.")
            {
                Issued = other.Issued,
                Details = other.Details,
            };
    }

    private async Task<bool> IsDeletedAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await create.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
            KeyEvents.DeletedWithin(id);
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure is ApiKeyNotFoundException;
        }
    }

    /// <summary>
    /// Whether another round can make progress. It can while the outcome of an earlier request is open, and after an
    /// error that may pass, such as a failed list. It also can after the news that the name is taken, or the key gone.
    /// </summary>
    private bool MayGoOn(ApiKeyException failure, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && !IsOutcome(failure)
        && !(failure.RetryAfter > Options.MaxRetryDelay)
        && (
            IsLost(failure)
            || (_key.IsOpen && (failure.IsTransient || failure is ApiKeyConflictException or ApiKeyNotFoundException))
        );

    /// <summary>
    /// Work that the service does in the background is resumed by its id. A deletion in the background is seen in the
    /// list.
    /// </summary>
    private bool IsLost(ApiKeyException failure) =>
        failure is ApiKeyValueLostException
        || (failure is ApiKeyOutcomeUnknownException { ActionId: var action } && (action is null || _key.IsFound));

    /// <summary>
    /// The name was free before, so the key that took it is probably the requested one: a gateway may have sent the
    /// request twice.
    /// </summary>
    private static bool IsConflictWithIt(ApiKeyException failure) =>
        failure is ApiKeyConflictException { Details.Look: LookResult.Present };

    private bool IsOutcome(Exception failure) =>
        failure is ApiKeyMismatchException
        || failure == _key.Ambiguity
        || (failure is ApiKeyOutcomeUnknownException { ActionId: not null } && !_key.IsFound);

    /// <summary>A key with its value, and the exception that reports it when it differs from the request.</summary>
    private sealed record Obtained(IssuedApiKey Issued, ApiKeyMismatchException? Difference)
    {
        public static async Task<Obtained?> OfAsync(Task<IssuedApiKey?> attempt)
        {
            try
            {
                return await attempt.ConfigureAwait(false) is { } issued ? new(issued, null) : null;
            }
            catch (ApiKeyMismatchException other) when (other.Issued is not null)
            {
                return new(other.Issued, other);
            }
        }
    }
}
