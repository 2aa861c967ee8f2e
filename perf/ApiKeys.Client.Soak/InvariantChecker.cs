using System.Diagnostics.CodeAnalysis;

namespace ApiKeys.Client.Soak;

/// <summary>
/// Checks the reports of the SDK: for each outcome of an operation, the record states what must hold from then on.
/// </summary>
internal sealed class InvariantChecker(Ledger ledger)
{
    [SuppressMessage("Design", "CA1031", Justification = "An undocumented exception must be reported as well.")]
    public async Task RecordAsync(string operation, KeyRecord? key, Func<Task> operate)
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
                return "mismatch";
            case ApiKeyValueLostException lost when key is not null:
                // A key that was to be replaced may be gone: the response to its deletion may have been lost as well.
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
                ledger.ReportIf(key.Exists == true, $"{key} was reported as missing.");
                key.Exists = false;
                return "not done";
            case ApiKeyException:
                return "not done";
            case OperationCanceledException:
                return "not sent";
            default:
                ledger.ReportIf(true, $"{operation}: {failure.GetType().Name} is not documented: {failure.Message}");
                return "undocumented";
        }
    }

    /// <summary>Clears everything that is unknown from now on.</summary>
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
    /// The exception must name the key: by its id, or by the requested name if the service has not returned an id.
    /// </summary>
    private void Name(string operation, KeyRecord key, ApiKeyException exception)
    {
        key.Id ??= exception.KeyId;
        bool isNamed = exception.KeyId is { } id ? id == key.Id : StampedName.IsQuotedIn(exception.Message, key.Name);
        ledger.ReportIf(!isNamed, $"{operation}: {exception.GetType().Name} does not name {key}.");
    }
}
