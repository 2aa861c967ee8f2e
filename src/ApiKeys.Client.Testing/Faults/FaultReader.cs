namespace ApiKeys.Client.Testing.Faults;

/// <summary>Creates a fault from its JSON form, with the checks of the methods of <see cref="Fault"/>.</summary>
internal static class FaultReader
{
    private static readonly string[] _kinds =
    [
        "dropBefore",
        "dropAfterCommit",
        "hang",
        "hangAfterCommit",
        "delay",
        "lateArrival",
        "cutShort",
        "hangInBody",
        "contentType",
        "respond",
        "respondAfterCommit",
        "oversize",
    ];

    private static readonly string[] _methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <exception cref="ArgumentException">The form is not that of a fault.</exception>
    public static Fault Read(FaultForm form)
    {
        Fault fault = Kind(form).Skip(form.Skip);
        fault = form.On is { } method ? fault.On(Known(method)) : fault;
        fault = form.Path is { } part ? fault.Path(part) : fault;
        return form.Always ? fault.Always()
            : form.Times >= 1 ? fault.Times(form.Times)
            : throw new ArgumentException("The member times is 1 or more.");
    }

    private static string Known(string method) =>
        _methods.Contains(method, StringComparer.OrdinalIgnoreCase)
            ? method
            : throw new ArgumentException(
                $"The member on is '{method}'. It is the method of a request: {string.Join(", ", _methods)}."
            );

    private static Fault Kind(FaultForm form) =>
        form.Kind switch
        {
            "dropBefore" => Fault.DropBefore(),
            "dropAfterCommit" => Fault.DropAfterCommit(),
            "hang" => Fault.Hang(),
            "hangAfterCommit" => Fault.HangAfterCommit(),
            "delay" => Fault.Delay(Needed(form.Delay, "delay")),
            "lateArrival" => Fault.LateArrival(Needed(form.Delay, "delay")),
            "cutShort" => Fault.CutShort(int.CreateSaturating(Needed(form.Bytes, "bytes"))),
            "hangInBody" => Fault.HangInBody(int.CreateSaturating(Needed(form.Bytes, "bytes"))),
            "contentType" => Fault.ContentType(
                form.ContentType ?? throw new ArgumentException("This kind of fault needs the member contentType.")
            ),
            "respond" or "answer" => Fault.Respond(
                Needed(form.Status, "status"),
                form.Body,
                form.ContentType ?? Fault.Json,
                form.Headers
            ),
            "respondAfterCommit" or "answerAfterCommit" => Fault.RespondAfterCommit(
                Needed(form.Status, "status"),
                form.Body,
                form.ContentType ?? Fault.Json,
                form.Headers
            ),
            "oversize" => Fault.Oversize(Needed(form.Bytes, "bytes")),
            _ => throw new ArgumentException(
                $"There is no fault of the kind '{form.Kind}'. The kinds are: {string.Join(", ", _kinds)}."
            ),
        };

    private static T Needed<T>(T? value, string name)
        where T : struct => value ?? throw new ArgumentException($"This kind of fault needs the member {name}.");
}
