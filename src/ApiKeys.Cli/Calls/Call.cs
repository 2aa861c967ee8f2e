using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Calls;

/// <summary>One call of the user's own: sends it, prints the response, and says what is true after a failure.</summary>
internal sealed class Call(Session session, HttpClient client, bool isWithHead)
{
    private const double DefaultSeconds = 100;

    private static readonly HttpRequestError[] _beforeSending =
    [
        HttpRequestError.NameResolutionError,
        HttpRequestError.ConnectionError,
        HttpRequestError.SecureConnectionError,
        HttpRequestError.ProxyTunnelError,
    ];

    public async Task<ExitCode> RunAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(
            TimeSpan.FromSeconds(session.Parsed.GetValue(GlobalOptions.Timeout) ?? DefaultSeconds),
            session.Clock
        );
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        client.Timeout = Timeout.InfiniteTimeSpan;
        StandardOutput.MustArrive = !IsRead(request); // The response to a change may be the only one that has a value.
        try
        {
            using HttpResponseMessage response = await client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                either.Token
            );
            await CallOutput.WriteAsync(response, isWithHead, either.Token);
            return CallStatus.Report(response);
        }
        catch (OperationCanceledException cancelled) when (session.DryRun?.Planned is null)
        {
            throw Failed(request, limit.IsCancellationRequested ? "the timeout passed" : "interrupted", cancelled);
        }
        catch (HttpRequestException failure) when (_beforeSending.Contains(failure.HttpRequestError))
        {
            throw new ApiKeyOperationFailedException(
                $"{Where(request)}: {ReasonOf(failure)} Nothing was sent.",
                failure
            );
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException and not OutputException)
        {
            throw Failed(request, ReasonOf(failure), failure);
        }
    }

    private static ApiKeyException Failed(HttpRequestMessage request, string why, Exception cause) =>
        IsRead(request)
            ? new ApiKeyOperationFailedException($"{Where(request)}: {why.TrimEnd('.')}.", cause)
            : new ApiKeyOutcomeUnknownException(
                $"{Where(request)}: {why.TrimEnd('.')}. It is not known whether the request took effect.",
                cause
            );

    private static bool IsRead(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head;

    private static string Where(HttpRequestMessage request) =>
        $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)}";

    /// <summary>The reason of the system or of TLS, which the framework's own text only refers to.</summary>
    private static string ReasonOf(Exception failure) =>
        (failure.InnerException is { } inner ? ReasonOf(inner) : failure.Message).TrimEnd('.') + ".";
}
