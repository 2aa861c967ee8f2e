using System.Diagnostics.CodeAnalysis;

namespace ApiKeys.Client.Soak;

/// <summary>
/// Takes the SDK at its word: whatever comes of an operation, the record says what must be true from then on.
/// </summary>
internal sealed class InvariantChecker(Ledger ledger)
{
    [SuppressMessage("Design", "CA1031", Justification = "What is not documented must be told, too.")]
    public async Task HearAsync(string operation, KeyRecord? key, Func<Task> operate)
    {
        string outcome = "done";
        try
        {
            await operate();
            key?.History.Add($"{operation}: done");
        }
        catch (Exception failure)
        {
            key?.History.Add($"{operation}: {failure.GetType().Name}, {failure.Message}");
            outcome = Judge(operation, key, failure);
        }

        ledger.Count(operation);
        ledger.Count(outcome);
    }

    private string Judge(string operation, KeyRecord? key, Exception failure)
    {
        switch (failure)
        {
            case ApiKeyMismatchException { Issued: { } issued } when key is not null:
                key.Issued(issued);
                return "not as asked";
            case ApiKeyValueLostException lost when key is not null:
                // One that was to be replaced may be gone by now: the response to its deletion may have been lost, too.
                (key.Exists, key.Value) = (
                    lost.InnerException is ApiKeyException or OperationCanceledException ? null : true,
                    null
                );
                Name(operation, key, lost);
                return "value lost";
            case ApiKeyOutcomeUnknownException unknown when key is not null:
                Forget(operation, key);
                Name(operation, key, unknown);
                return "unknown";
            case ApiKeyNotFoundException when key is not null:
                ledger.UntrueIf(key.Exists == true, $"{key} was said not to be there.");
                key.Exists = false;
                return "not done";
            case ApiKeyException:
                return "not done";
            case OperationCanceledException:
                return "not sent";
            default:
                ledger.UntrueIf(true, $"{operation}: {failure.GetType().Name} is not documented: {failure.Message}");
                return "undocumented";
        }
    }

    /// <summary>What nobody can know from now on.</summary>
    private static void Forget(string operation, KeyRecord key)
    {
        switch (operation)
        {
            case "create" or "change" or "delete":
                key.Exists = null;
                break;
            case "refresh":
                key.Value = null;
                break;
            default:
                key.IsEnabled = null;
                break;
        }
    }

    /// <summary>
    /// The exception must name the key: by its id, or where the service has yet to give one, by the name that was asked
    /// for.
    /// </summary>
    private void Name(string operation, KeyRecord key, ApiKeyException exception)
    {
        key.Id ??= exception.KeyId;
        bool isNamed = exception.KeyId is { } id ? id == key.Id : StampedName.IsQuotedIn(exception.Message, key.Name);
        ledger.UntrueIf(!isNamed, $"{operation}: {exception.GetType().Name} does not name {key}.");
    }
}
