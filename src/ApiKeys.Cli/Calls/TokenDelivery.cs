using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Cli.Values;
using ApiKeys.Client;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Cli.Calls;

/// <summary>Gets a token, hands it over, and says when it ends.</summary>
internal sealed class TokenDelivery(Session session, ValueTarget target, string account)
{
    private const string Name = "access token";

    public async Task<ExitCode> RunAsync(Func<Task<MaximoToken>> request, CancellationToken cancellationToken)
    {
        (MaximoToken token, string? difference) = await RequestAsync(request);
        ApiKey described = new(token.Subject ?? "unknown", Name)
        {
            Account = account,
            Service = ServiceNames.Maximo,
            Expiry = token.Expiry,
        };
        try
        {
            await target.DeliverAsync(new IssuedApiKey(described, token.Value), cancellationToken);
        }
        catch (DeliveryException failure)
        {
            Screen.Error(
                $"{failure.Message} The token works until it ends ({ExpiryOf(described)}), and cannot be taken back. Get "
                    + "another."
            );
            return failure.IsHandedOver ? ExitCode.Failed : ExitCode.Unresolved;
        }

        Describe(described);
        if (difference is null)
        {
            return ExitCode.Done;
        }

        Screen.Error($"{difference}\nThe token was handed over as requested.");
        return ExitCode.Failed;
    }

    private static async Task<(MaximoToken Token, string? Difference)> RequestAsync(Func<Task<MaximoToken>> request)
    {
        try
        {
            return (await request(), null);
        }
        catch (MaximoTokenMismatchException other) when (other.Token is not null)
        {
            return (
                other.Token,
                other.Message.Replace(" The exception carries the token.", "", StringComparison.Ordinal)
            );
        }
    }

    private void Describe(ApiKey token)
    {
        if (target.Reveals)
        {
            session.Screen.Note($"This is an access token of the key '{token.Id}'. It expires: {ExpiryOf(token)}.");
        }
        else if (session.Screen.IsData)
        {
            Data.Write(session.Screen, new KeyJson(token), Json.Context.KeyJson);
        }
        else
        {
            Table.WriteMembers(
                session.Screen,
                [
                    ("account", $"{token.Account} ({token.Service})"),
                    ("key", token.Id),
                    ("expires", Expiry.Of(token, session.Clock.GetUtcNow())),
                ]
            );
        }
    }

    private string ExpiryOf(ApiKey token) => Expiry.Of(token, session.Clock.GetUtcNow()).Text;
}
