using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.HealthChecks;

/// <summary>
/// Examines an account. It never throws: each failure is a verdict, and no exception gets into a report, because its
/// text may quote others.
/// </summary>
internal sealed class AccountExamination(
    ApiKeyManager manager,
    ApiKeyHealthCheckOptions options,
    TimeProvider timeProvider
)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(30);

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A probe must not fail because of, or quote, an exception from the application's own code."
    )]
    public async Task<Verdict> RunAsync()
    {
        try
        {
            return await ExamineAsync().ConfigureAwait(false);
        }
        catch (ApiKeyAccessDeniedException refusal)
        {
            return Refused(refusal.Message);
        }
        catch (ApiKeyException failure)
        {
            return NoResponse(failure.Message, failure.RetryAfter);
        }
        catch (OptionsValidationException)
        {
            return NoResponse(
                $"The options of the account '{manager.Account}' are invalid. Each call to it throws an exception "
                    + "that says why."
            );
        }
        catch (Exception unexpected)
        {
            return NoResponse(
                $"The check of the account '{manager.Account}' failed inside the program ({unexpected.GetType().Name})."
            );
        }
    }

    private async Task<Verdict> ExamineAsync()
    {
        AccountCheck account = await manager.CheckAsync().ConfigureAwait(false);
        if (account is not { CanAuthenticate: true, CanListKeys: true })
        {
            return Refused(
                account.Problem
                    ?? $"The account '{manager.Account}' cannot "
                        + $"{(account.CanAuthenticate ? "list keys" : "authenticate")}."
            );
        }

        ExpiryReport expiries = new(account, timeProvider.GetUtcNow() + options.ExpiresWithin);
        await foreach (ApiKey key in manager.ListAsync().ConfigureAwait(false))
        {
            if (options.Includes?.Invoke(key) ?? true)
            {
                expiries.Add(key);
            }
        }

        return Conclude(
            expiries.Problem is null ? HealthStatus.Healthy : HealthStatus.Degraded,
            expiries.Problem ?? "Nothing expires soon.",
            options.CacheFor,
            expiries
        );
    }

    /// <summary>
    /// A refusal holds as long as any response: services lock out an account whose credential they refuse too often.
    /// </summary>
    private Verdict Refused(string description) => Conclude(null, description, options.CacheFor);

    private Verdict NoResponse(string description, TimeSpan? askedFor = null)
    {
        TimeSpan pause = askedFor > _pause ? askedFor.Value : _pause;
        return Conclude(null, description, pause < options.CacheFor ? pause : options.CacheFor);
    }

    private Verdict Conclude(HealthStatus? status, string description, TimeSpan holdsFor, ExpiryReport? expiries = null)
    {
        DateTimeOffset now = timeProvider.GetUtcNow();
        Dictionary<string, object> data = new() { ["service"] = manager.Service, ["checkedAt"] = now };
        expiries?.AddTo(data);
        return new Verdict(status, description, data, now, holdsFor);
    }
}
