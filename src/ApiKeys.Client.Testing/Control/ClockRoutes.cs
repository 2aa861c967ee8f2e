using System.Globalization;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

internal sealed class ClockRoutes(EmulatorClock clock)
{
    public IEnumerable<Route> Routes => [new("GET", "/clock", (_, _) => Report()), new("POST", "/clock", Move)];

    private EmulatedResponse Move(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        ControlBody.Apply(request, ControlJson.Default.ClockForm, Move);
        return Report();
    }

    private void Move(ClockForm form)
    {
        switch (form)
        {
            case { Advance: { } by, UtcNow: null }:
                clock.Advance(ControlDuration.Read(by, clock.GetUtcNow()));
                break;
            case { Advance: null, UtcNow: { } now }:
                clock.SetUtcNow(InstantOf(now));
                break;
            default:
                throw new FormatException("The body has either advance or utcNow.");
        }
    }

    private static DateTimeOffset InstantOf(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset instant
        )
            ? instant
            : throw new FormatException($"'{text}' is no instant. Write it as 2027-01-01T00:00:00Z.");

    private EmulatedResponse Report()
    {
        ClockForm now = new() { UtcNow = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture) };
        return ControlBody.Response(now, ControlJson.Default.ClockForm);
    }
}
