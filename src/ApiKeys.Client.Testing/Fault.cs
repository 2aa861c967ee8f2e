using ApiKeys.Client.Testing.Faults;

namespace ApiKeys.Client.Testing;

/// <summary>
/// Something that goes wrong with a request: what happens (the factory methods), to which requests, and how often. Immutable:
/// every method gives a new fault, and the same one can be added many times.
/// </summary>
/// <remarks>
/// Without <see cref="On"/> and <see cref="Path"/> every request to a service is matched; requests under <c>/emulator</c> never are.
/// </remarks>
public sealed class Fault
{
    internal static readonly Fault None = new(new("none"), afterCommit: true, Replies.Faithful);

    private Fault(FaultForm form, bool afterCommit, FaultReply reply)
    {
        Form = form;
        AfterCommit = afterCommit;
        Reply = reply;
    }

    /// <summary>The same fault as it is written in JSON, which also holds what it matches.</summary>
    internal FaultForm Form { get; private init; }

    internal bool AfterCommit { get; }

    internal FaultReply Reply { get; }

    /// <summary>Reads the request whole, processes nothing, and breaks the connection off.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault DropBefore() => new(new("dropBefore"), afterCommit: false, Replies.Drop);

    /// <summary>Processes the request, then breaks the connection off without a byte of the answer.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault DropAfterCommit() => new(new("dropAfterCommit"), afterCommit: true, Replies.Drop);

    /// <summary>Processes nothing, and holds the request until the client goes away or the emulator ends.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault Hang() => new(new("hang"), afterCommit: false, Replies.Hold);

    /// <summary>Processes the request, then holds it until the client goes away or the emulator ends.</summary>
    /// <returns>The fault, for any request, once.</returns>
    public static Fault HangAfterCommit() => new(new("hangAfterCommit"), afterCommit: true, Replies.Hold);

    /// <summary>
    /// Waits, on the emulator's timers, then processes and answers the request. A client that goes away meanwhile is not processed.
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
    /// Processes the request, sends the headers with the full length and the first bytes of the body, then breaks the connection off.
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
    /// Processes the request, sends the headers with the full length and the first bytes of the body, then holds it until the
    /// client goes away or the emulator ends.
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

    /// <summary>Processes nothing and answers this.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    /// <param name="body">The body; <see langword="null"/> for none.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="headers">Further headers, for example Retry-After; <see langword="null"/> for none.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is none that ends a request.</exception>
    public static Fault Answer(
        int status,
        string? body = null,
        string contentType = "application/json",
        IReadOnlyDictionary<string, string>? headers = null) =>
        Substitute(new("answer") { Status = status, Body = body, ContentType = contentType, Headers = headers }, afterCommit: false);

    /// <summary>Processes the request, then answers this in place of what the service said.</summary>
    /// <param name="status">The status, 200 to 599.</param>
    /// <param name="body">The body; <see langword="null"/> for none.</param>
    /// <param name="contentType">The media type of the body.</param>
    /// <param name="headers">Further headers, for example Retry-After; <see langword="null"/> for none.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is none that ends a request.</exception>
    public static Fault AnswerAfterCommit(
        int status,
        string? body = null,
        string contentType = "application/json",
        IReadOnlyDictionary<string, string>? headers = null) =>
        Substitute(new("answerAfterCommit") { Status = status, Body = body, ContentType = contentType, Headers = headers }, afterCommit: true);

    /// <summary>
    /// Processes the request and answers 200 with the right body behind so many blanks that it is this long, in chunks and
    /// without a Content-Length. It is valid JSON: only a limit of the client's own ends it early.
    /// </summary>
    /// <param name="bytes">The length of the body; <see cref="long.MaxValue"/> for one that does not end.</param>
    /// <returns>The fault, for any request, once.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static Fault Oversize(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new(new("oversize") { Bytes = bytes }, afterCommit: true, Replies.Padded(bytes));
    }

    /// <summary>Matches only requests of this method.</summary>
    /// <param name="method">The method, in any case: <c>POST</c>.</param>
    /// <returns>The narrower fault.</returns>
    public Fault On(string method)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(method);
        return With(Form with { On = method });
    }

    /// <summary>Matches only requests whose path contains this text.</summary>
    /// <param name="part">A part of the escaped path, for example <c>/api-key</c>; in the case it is sent in.</param>
    /// <returns>The narrower fault.</returns>
    public Fault Path(string part)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(part);
        return With(Form with { Path = part });
    }

    /// <summary>Lets the first matching requests pass: <c>Skip(2)</c> starts with the third that arrives.</summary>
    /// <param name="requests">How many; those that another fault took are counted too. Default 0.</param>
    /// <returns>The later fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Fault Skip(int requests)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(requests);
        return With(Form with { Skip = requests });
    }

    /// <summary>Happens this often, then no more.</summary>
    /// <param name="requests">How many requests it happens to. Default 1.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public Fault Times(int requests)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        return With(Form with { Times = requests, Always = false });
    }

    /// <summary>Happens to every matching request, until the faults are cleared.</summary>
    /// <returns>The fault.</returns>
    public Fault Always() => With(Form with { Times = 1, Always = true });

    /// <summary>The kind of fault, and what it matches.</summary>
    /// <returns>For example <c>dropAfterCommit on POST, skip 2, times 1</c>.</returns>
    public override string ToString() =>
        $"{Form.Kind} on {Form.On ?? "any method"}{(Form.Path is { } path ? $" at {path}" : "")}, skip {Form.Skip}, "
        + (Form.Always ? "always" : $"times {Form.Times}");

    private static Fault Substitute(FaultForm form, bool afterCommit)
    {
        int status = form.Status.GetValueOrDefault();
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new(form, afterCommit, Replies.Substitute(form));
    }

    private Fault With(FaultForm form) => new(form, AfterCommit, Reply);
}
