using System.Diagnostics;

namespace ApiKeys.Client.Telemetry;

/// <summary>
/// One attempt of a request. Its span replaces the framework's, which quotes responses that it cannot read.
/// </summary>
internal sealed class Attempt : IDisposable
{
    private readonly OperationScope _scope;
    private Activity? _activity;

    /// <param name="scope">The operation that the request is sent for.</param>
    /// <param name="request">The request.</param>
    /// <param name="template">Its path, with the names of parameters in place of their values.</param>
    /// <param name="resends">How many times it was sent before.</param>
    public Attempt(OperationScope scope, HttpRequestMessage request, string template, int resends)
    {
        _scope = scope;
        SafeTelemetry.Run(() =>
            _activity = Instrumentation.Source.HasListeners()
                ? Instrumentation.Source.StartActivity(
                    ActivityKind.Client,
                    default,
                    Tags(scope, request, template, resends),
                    name: $"{request.Method} {template}"
                )
                : null
        );
    }

    /// <param name="status">The status of the response.</param>
    /// <param name="requestId">Finds the id that the service gave the request, if it gave one.</param>
    public void Responded(int status, Func<string?> requestId)
    {
        if (_activity is { IsAllDataRequested: true })
        {
            SafeTelemetry.Run(() => _activity.SetTag(TagName.RequestId, requestId()));
        }

        End(TagName.StatusCode, status, status >= ErrorType.FirstFailedStatus ? ErrorType.Of(status) : null);
    }

    public void Failed(Exception failure)
    {
        string type = ErrorType.Of(failure);
        End(TagName.ErrorType, type, type);
    }

    public void Dispose() => SafeTelemetry.Run(() => _activity?.Dispose());

    private void End(string outcome, object value, string? errorType)
    {
        if (_activity is { IsAllDataRequested: true })
        {
            _activity.SetTag(outcome, value);
            _activity.SetTag(TagName.ErrorType, errorType);
            _activity.SetStatus(errorType is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
        }

        TagList labels = _scope.Labels;
        labels.Add(outcome, value);
        SafeTelemetry.Run(() => Instrumentation.Attempts.Add(1, labels));
    }

    private static List<KeyValuePair<string, object?>> Tags(
        OperationScope scope,
        HttpRequestMessage request,
        string template,
        int resends
    )
    {
        Uri address = request.RequestUri!;
        List<KeyValuePair<string, object?>> tags =
        [
            new(TagName.Service, scope.Owner.Service),
            new(TagName.Account, scope.Owner.Account),
            new(TagName.Method, request.Method.Method),
            new(TagName.AddressTemplate, template),
            new(
                TagName.FullAddress,
                address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
                    + (address.Query.Length > 0 ? "?*" : "")
            ),
            new(TagName.ServerAddress, address.Host),
            new(TagName.ServerPort, address.Port),
        ];
        if (resends > 0)
        {
            tags.Add(new(TagName.ResendCount, resends));
        }

        return tags;
    }
}
