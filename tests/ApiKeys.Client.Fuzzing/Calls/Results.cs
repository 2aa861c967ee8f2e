using System.Collections;
using ApiKeys.Client.Fuzzing.Engine;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>Uses the result of a call as a caller would.</summary>
internal static class Results
{
    public static void Use(object? result)
    {
        switch (result)
        {
            case ApiKey key:
                Use(key);
                break;
            case IssuedApiKey issued:
                Use(issued.Key);
                BrokenPromiseException.ThrowIf(string.IsNullOrWhiteSpace(issued.Value.Reveal()), "A value is blank.");
                break;
            case AccountCheck check:
                Use((object?)check.CredentialKey);
                break;
            case IEnumerable many:
                many.Cast<object>().ToList().ForEach(Use);
                break;
        }

        _ = result?.ToString();
    }

    private static void Use(ApiKey key)
    {
        BrokenPromiseException.ThrowIf(
            key.Id is null || key.Name is null || key.Scopes.Contains(null!),
            "A key has null where it promises none."
        );
        BrokenPromiseException.ThrowIf(
            key.Expiry.Instant is { Offset.Ticks: not 0 } || key.CreatedAt is { Offset.Ticks: not 0 },
            "An instant is not in UTC."
        );
        _ = (key.ToString(), key.GetHashCode(), key.AdditionalData.Count);
    }
}
