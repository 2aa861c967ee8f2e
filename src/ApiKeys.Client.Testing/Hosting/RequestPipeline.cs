using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Http;
using ApiKeys.Client.Testing.Recording;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ApiKeys.Client.Testing.Hosting;

/// <summary>
/// Handles every request: it is read whole, rejected if a web page from elsewhere may have sent it, recorded, and
/// processed unless a fault applies.
/// </summary>
internal sealed class RequestPipeline(ApiKeyEmulator emulator, AllowedHosts hosts, CancellationToken stopping)
{
    private readonly ControlPanel _control = new(emulator);
    private readonly CredentialMask _mask = new(secret => emulator.Services.Any(service => service.Knows(secret)));
    private readonly RequestFilter _filter = new(hosts);

    public async Task HandleAsync(HttpContext context)
    {
        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            stopping
        );
        RecordedRequest request = await ReadAsync(context, ends.Token).ConfigureAwait(false);
        Exchange exchange = new(context, request, _mask.Of(request), emulator.Clock, ends.Token);
        try
        {
            await (
                _filter.Refuse(request, context.Connection.LocalPort) is { } refusal ? exchange.SendAsync(refusal)
                : request is { Method: "GET", Path: "/" } ? exchange.SendAsync(ControlPanel.Welcome)
                : ControlPanel.Owns(request) ? exchange.SendAsync(Kept(_control.Response(request)))
                : ServeAsync(exchange)
            ).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task<RecordedRequest> ReadAsync(HttpContext context, CancellationToken ends)
    {
        using MemoryStream content = new();
        await context.Request.Body.CopyToAsync(content, ends).ConfigureAwait(false);
        string target = RequestPath.Under(
            emulator.ServicePorts.PrefixOf(context.Connection.LocalPort),
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget
        );
        Dictionary<string, string> headers = context.Request.Headers.ToDictionary(
            header => header.Key,
            header => string.Join(", ", header.Value.ToArray()),
            StringComparer.OrdinalIgnoreCase
        );
        return new(context.Request.Method, target, headers, content.ToArray());
    }

    private async Task ServeAsync(Exchange exchange)
    {
        emulator.Requests.Add(exchange.Record);
        Fault fault = emulator.Faults.Take(exchange.Request);
        Task wait = Task.Delay(
            fault.Form.Delay ?? TimeSpan.Zero,
            emulator.Clock,
            fault.IsLate ? stopping : exchange.Ends
        );
        if (fault.IsLate)
        {
            await fault.Reply(exchange).ConfigureAwait(false);
        }

        await wait.ConfigureAwait(false);
        if (fault.AfterCommit)
        {
            exchange.Outcome = Kept(Response(exchange.Request));
            exchange.Record.Commit();
        }

        if (!fault.IsLate)
        {
            await fault.Reply(exchange).ConfigureAwait(false);
        }
    }

    /// <summary>A response must be true also after a crash, so the state is written first.</summary>
    private EmulatedResponse Kept(EmulatedResponse response)
    {
        emulator.SaveState();
        return response;
    }

    private EmulatedResponse Response(RecordedRequest request) =>
        emulator.Services.Select(service => service.Response(request)).FirstOrDefault(response => response is not null)
        ?? EmulatedResponse.Problem(404, "There is no service at this address.");
}
