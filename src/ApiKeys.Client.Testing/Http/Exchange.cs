using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ApiKeys.Client.Testing.Http;

/// <summary>One request in progress: where its response is written, and what is recorded about it.</summary>
internal sealed class Exchange(
    HttpContext context,
    RecordedRequest request,
    RecordedRequest record,
    TimeProvider clock,
    CancellationToken ends
)
{
    private const int ChunkSize = 64 * 1024;

    /// <summary>The request as it arrived, for processing.</summary>
    public RecordedRequest Request => request;

    /// <summary>The request as the log keeps it, without the credentials of others.</summary>
    public RecordedRequest Record => record;

    /// <summary>Cancelled when the client disconnects or the emulator ends.</summary>
    public CancellationToken Ends => ends;

    /// <summary>The response of the service, once it has processed the request.</summary>
    public EmulatedResponse Outcome { get; set; } = EmulatedResponse.NoContent;

    public Task AbortAsync()
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public Task HoldAsync() => Task.Delay(Timeout.InfiniteTimeSpan, clock, ends);

    public Task SendAsync(EmulatedResponse response) => SendPartAsync(response, response.Body.Length);

    /// <summary>Sends the headers with the full length, and the first bytes.</summary>
    public async Task SendPartAsync(EmulatedResponse response, int bytes)
    {
        WriteHead(response);
        if (response.MayHaveBody)
        {
            context.Response.ContentLength = response.Body.Length;
            await context.Response.StartAsync(ends).ConfigureAwait(false);
            await context
                .Response.Body.WriteAsync(response.Body.AsMemory(0, Math.Min(bytes, response.Body.Length)), ends)
                .ConfigureAwait(false);
        }

        await context.Response.Body.FlushAsync(ends).ConfigureAwait(false);
    }

    /// <summary>Sends the body after blanks, in chunks.</summary>
    public async Task SendPaddedAsync(EmulatedResponse response, long bytes)
    {
        WriteHead(response);
        byte[] blanks = new byte[ChunkSize];
        Array.Fill(blanks, (byte)' ');
        for (long left = bytes - response.Body.Length; left > 0; left -= ChunkSize)
        {
            ends.ThrowIfCancellationRequested();
            await context
                .Response.Body.WriteAsync(blanks.AsMemory(0, (int)Math.Min(left, ChunkSize)), ends)
                .ConfigureAwait(false);
        }

        await context.Response.Body.WriteAsync(response.Body, ends).ConfigureAwait(false);
    }

    private void WriteHead(EmulatedResponse response)
    {
        // Recorded before the first byte is sent: a client that has read the response must find the status in the log.
        record.RespondWith(response.Status);
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.MayHaveBody ? response.ContentType : null;
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach ((string name, string value) in response.Headers ?? new Dictionary<string, string>())
        {
            context.Response.Headers[name] = value;
        }
    }
}
