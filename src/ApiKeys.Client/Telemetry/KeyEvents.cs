using ApiKeys.Client.Secrets;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Telemetry;

/// <summary>Logs how an operation ended, and how it changed a key.</summary>
internal static class KeyEvents
{
    /// <summary>
    /// The id of the key that a result or an exception is about. The id is masked if the service returned the secret in
    /// its place.
    /// </summary>
    public static string? IdIn(object? outcome) =>
        outcome switch
        {
            IssuedApiKey issued => LogText.Of(Redaction.Masked(issued.Key.Id, issued.Value)),
            ApiKeyMismatchException { Issued: { } issued } => IdIn(issued),
            ApiKeyException error => LogText.Of(error.KeyId),
            ApiKey key => LogText.Of(key.Id),
            _ => null,
        };

    /// <summary>Logs that a key was deleted as a part of the running operation.</summary>
    public static void DeletedWithin(string id) =>
        OperationScope.Current?.Owner.Report(
            (logger, service, account) => Log.KeyDeleted(logger, service, account, LogText.Of(id))
        );

    /// <summary>Logs that a key got another value as a part of the running operation.</summary>
    public static void RefreshedWithin(string id) =>
        OperationScope.Current?.Owner.Report(
            (logger, service, account) => Log.KeyRefreshed(logger, service, account, LogText.Of(id))
        );

    public static void Succeeded(OperationScope scope, string? keyId, object? result)
    {
        AccountTelemetry owner = scope.Owner;
        if (owner.Logger.IsEnabled(LogLevel.Information))
        {
            ShowKey(scope, LogText.Of(keyId) ?? IdIn(result), result);
        }

        Log.OperationDone(owner.Logger, owner.Service, owner.Account, scope.Name, scope.Elapsed.TotalSeconds);
    }

    public static void Failed(OperationScope scope, Exception failure)
    {
        AccountTelemetry owner = scope.Owner;
        if (!owner.Logger.IsEnabled(LogLevel.Warning))
        {
            return;
        }

        string problem = failure is ApiKeyException ? LogText.Of(failure.Message)! : ErrorType.Of(failure);
        Action<ILogger, string, string, string, string> write = failure switch
        {
            ApiKeyValueLostException => Log.ValueLost,
            ApiKeyMismatchException => Log.Mismatch,
            ApiKeyOutcomeUnknownException => Log.OutcomeUnknown,
            _ => Log.OperationFailed,
        };
        write(owner.Logger, owner.Service, owner.Account, scope.Name, problem);
    }

    private static void ShowKey(OperationScope scope, string? keyId, object? result)
    {
        AccountTelemetry owner = scope.Owner;
        switch (scope.Name, result)
        {
            case (OperationName.Create or OperationName.Resume, IssuedApiKey issued):
                Log.KeyIssued(
                    owner.Logger,
                    owner.Service,
                    owner.Account,
                    keyId,
                    LogText.Of(Redaction.Masked(issued.Key.Name, issued.Value))
                );
                break;
            case (OperationName.Refresh, _):
                Log.KeyRefreshed(owner.Logger, owner.Service, owner.Account, keyId);
                break;
            case (OperationName.Update or OperationName.Enable or OperationName.Disable, _) when scope.HasChanged:
                Log.KeyChanged(owner.Logger, owner.Service, owner.Account, keyId, scope.Name);
                break;
            case (OperationName.Delete, _):
                Log.KeyDeleted(owner.Logger, owner.Service, owner.Account, keyId);
                break;
        }
    }
}
