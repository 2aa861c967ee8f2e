using ApiKeys.Client.Testing.Faults;

namespace ApiKeys.Client.Testing;

/// <content>The kinds of faults.</content>
public sealed partial class Fault
{
    internal const string Json = "application/json";

    /// <summary>Reads the whole request, processes nothing, and drops the connection.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault DropBefore() => new(new("dropBefore"), afterCommit: false, Replies.Drop);

    /// <summary>Processes the request, then drops the connection without a byte of the response.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault DropAfterCommit() => new(new("dropAfterCommit"), afterCommit: true, Replies.Drop);

    /// <summary>Processes nothing, and holds the request until the client disconnects or the emulator ends.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault Hang() => new(new("hang"), afterCommit: false, Replies.Hold);

    /// <summary>Processes the request, then holds it until the client disconnects or the emulator ends.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault HangAfterCommit() => new(new("hangAfterCommit"), afterCommit: true, Replies.Hold);

    /// <summary>
    /// Waits, on the emulator's timers, then processes the request and responds. If the client disconnects meanwhile,
    /// the request is not processed.
    /// </summary>
    /// <param name="delay">How long; not negative.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Fault Delay(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(new("delay") { Delay = delay }, afterCommit: true, Replies.Faithful);
    }

    /// <summary>
    /// Drops the connection without a byte of the response, waits on the emulator's timers, and only then processes the
    /// request: it arrives after the client has gone away, perhaps after a check of the client's.
    /// </summary>
    /// <param name="delay">How long; not negative.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative.</exception>
    public static Fault LateArrival(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(new("lateArrival") { Delay = delay }, afterCommit: true, Replies.Drop) { IsLate = true };
    }

    /// <summary>
    /// Processes the request, sends the headers with the full length and the first bytes of the body, then drops the
    /// connection.
    /// </summary>
    /// <param name="bytes">How many bytes of the body are sent, at most all of it; 0 for the headers alone.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Fault CutShort(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new(new("cutShort") { Bytes = bytes }, afterCommit: true, Replies.Partial(bytes, Replies.Drop));
    }

    /// <summary>
    /// Processes the request, sends the headers with the full length and the first bytes of the body, then holds it
    /// until the client disconnects or the emulator ends.
    /// </summary>
    /// <param name="bytes">How many bytes of the body are sent, at most all of it; 0 for the headers alone.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Fault HangInBody(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new(new("hangInBody") { Bytes = bytes }, afterCommit: true, Replies.Partial(bytes, Replies.Hold));
    }

    /// <summary>Processes the request and sends the right body as another media type.</summary>
    /// <param name="contentType">The value of the Content-Type header, for example <c>text/html</c>.</param>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault ContentType(string contentType)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(contentType);
        return new(new("contentType") { ContentType = contentType }, afterCommit: true, Replies.Retyped(contentType));
    }

    /// <summary>Processes nothing and sends this response.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    /// <param name="body">The body; <see langword="null"/> for none.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="headers">Further headers, for example Retry-After; <see langword="null"/> for none.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not from 200 to 599.</exception>
    public static Fault Respond(
        int status,
        string? body = null,
        string contentType = Json,
        IReadOnlyDictionary<string, string>? headers = null
    ) =>
        Substitute(
            new("respond")
            {
                Status = status,
                Body = body,
                ContentType = contentType,
                Headers = headers,
            },
            afterCommit: false
        );

    /// <summary>Processes the request, then sends this response in place of the service's.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    /// <param name="body">The body; <see langword="null"/> for none.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="headers">Further headers, for example Retry-After; <see langword="null"/> for none.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is not from 200 to 599.</exception>
    public static Fault RespondAfterCommit(
        int status,
        string? body = null,
        string contentType = Json,
        IReadOnlyDictionary<string, string>? headers = null
    ) =>
        Substitute(
            new("respondAfterCommit")
            {
                Status = status,
                Body = body,
                ContentType = contentType,
                Headers = headers,
            },
            afterCommit: true
        );

    /// <summary>
    /// Processes the request and responds with the right body (an empty list if there is none) after so many blanks
    /// that it has this length, in chunks and without a Content-Length. It is valid JSON: only a limit of the client
    /// ends it early. Where 201 or 204 is right, it responds with 200.
    /// </summary>
    /// <param name="bytes">The length of the body; <see cref="long.MaxValue"/> for one that does not end.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Fault Oversize(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new(new("oversize") { Bytes = bytes }, afterCommit: true, Replies.Padded(bytes));
    }

    private static Fault Substitute(FaultForm form, bool afterCommit)
    {
        int status = form.Status.GetValueOrDefault();
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new(form, afterCommit, Replies.Substitute(form));
    }
}
