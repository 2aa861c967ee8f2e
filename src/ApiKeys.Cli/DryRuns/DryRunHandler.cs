using System.Diagnostics;

namespace ApiKeys.Cli.DryRuns;

/// <summary>
/// Lets reads and authentication through, and stops at the first change. It is outside the handlers of the SDK, and so
/// sees no credential.
/// </summary>
internal sealed class DryRunHandler(DryRun run) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (!run.StopsAtFirstRequest && (request.Method == HttpMethod.Get || IsAuthentication()))
        {
            run.Read(request);
            return await base.SendAsync(request, cancellationToken);
        }

        string? body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        run.Stop(
            new PlannedRequest(
                request.Method.Method,
                request.RequestUri!.AbsoluteUri,
                string.IsNullOrEmpty(body) ? null : body
            )
        );
        throw new OperationCanceledException("This is a dry run.");
    }

    private static bool IsAuthentication() => Activity.Current?.OperationName == "apikeys.sign_in";
}
