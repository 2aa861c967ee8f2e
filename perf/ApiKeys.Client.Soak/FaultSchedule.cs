using System.Globalization;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Soak;

/// <summary>
/// The faults at the services. There is every kind except a response that contradicts the outcome (a refusal after the
/// work, a 404 for an existing key), about which no client can report correctly.
/// </summary>
internal sealed class FaultSchedule(ApiKeyEmulator emulator)
{
    private const int MostPending = 40;

    /// <summary>Now and then adds a fault for one of the next requests.</summary>
    public void Worsen(Random random)
    {
        if (random.Next(4) == 0 && emulator.Faults.Pending.Count < MostPending)
        {
            emulator.Faults.Add(Pick(random).Skip(random.Next(8)));
        }

        if (random.Next(50) == 0)
        {
            Turn(random);
        }
    }

    private static Fault Pick(Random random) =>
        random.Next(20) switch
        {
            0 => Fault.Hang(),
            1 => Fault.HangAfterCommit(),
            2 => Fault.HangInBody(random.Next(100)),
            3 or 4 => Fault.CutShort(random.Next(100)),
            5 or 6 => Fault.DropBefore(),
            7 or 8 => Fault.DropAfterCommit(),
            9 or 10 => Fault.Delay(TimeSpan.FromMilliseconds(random.Next(15_000))),
            11 => Fault.ContentType("text/html"),
            12 => Fault.Oversize(300_000),
            13 => Fault.Respond(200, "<html>Please wait.</html>", "text/html"),
            14 or 15 => Fault.RespondAfterCommit(
                Of(random, 302, 408, 500, 502, 503, 504),
                "<html>Sorry.</html>",
                "text/html"
            ),
            16 => Fault.Respond(
                Of(random, 429, 503),
                headers: new Dictionary<string, string>
                {
                    ["Retry-After"] = Of(random, 1, 2, 120).ToString(CultureInfo.InvariantCulture),
                }
            ),
            17 => Fault.Respond(Of(random, 400, 401, 403, 409, 422), """{"message":"no"}"""),
            _ => Fault.Respond(Of(random, 302, 408, 429, 500, 501, 502, 503, 504)),
        };

    /// <summary>Changes the behaviour of the services from now on, usually to a documented variant.</summary>
    private void Turn(Random random)
    {
        bool Rarely() => random.Next(10) == 0;
        (emulator.Aimms.Variants.CreateOmitsValue, emulator.Aimms.Variants.CreateDropsScopes) = (Rarely(), Rarely());
        (
            emulator.Maximo.Variants.CreateOmitsToken,
            emulator.Maximo.Variants.CreateDropsPermissions,
            emulator.Maximo.Variants.RefreshOmitsToken
        ) = (Rarely(), Rarely(), Rarely());
        (
            emulator.Veeam.Variants.IssueOmitsParameters,
            emulator.Veeam.Variants.IssueDropsScopes,
            emulator.Veeam.Variants.OneSessionPerUser
        ) = (Rarely(), Rarely(), Rarely());
        emulator.Veeam.Variants.AsyncMode = (VeeamAsyncMode)random.Next(3);
        emulator.Veeam.Variants.AsyncPolls = random.Next(3);
        emulator.Veeam.Variants.AsyncOutcome = Rarely() ? VeeamAsyncOutcome.Failed : VeeamAsyncOutcome.Succeed;
        emulator.Maximo.Variants.JwtLifetime = TimeSpan.FromSeconds(random.Next(30, 300));
        emulator.Veeam.Variants.AccessTokenLifetime = TimeSpan.FromSeconds(random.Next(30, 300));
        if (Rarely())
        {
            emulator.Maximo.RevokeTokens();
            emulator.Veeam.RevokeTokens();
        }
    }

    private static int Of(Random random, params int[] values) => values[random.Next(values.Length)];
}
