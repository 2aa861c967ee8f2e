using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using static ApiKeys.Client.ApiKeyException;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// Sends an update in the body that the server accepts: another body is tried only after the service itself rejected
/// the first, and so changed nothing.
/// </summary>
internal sealed class MaximoUpdateSender(CallState step, MaximoChange change, MaximoWireKey key, LearnedForms learned)
{
    private const string Option = $"{nameof(MaximoOptions.Protocol)}:{nameof(MaximoProtocol.UpdateBody)}";
    private const int BadRequest = 400;

    private static readonly MaximoUpdateBody[] _bodies =
    [
        MaximoUpdateBody.AsRead,
        MaximoUpdateBody.Changeable,
        MaximoUpdateBody.Whole,
        MaximoUpdateBody.Change,
    ];

    private MaximoUpdateBody Configured => ((MaximoOptions)step.Account.Options).Protocol.UpdateBody;

    private MaximoUpdateBody First =>
        Configured != MaximoUpdateBody.Auto ? Configured
        : Enum.TryParse(learned[Option], out MaximoUpdateBody known) ? known
        : MaximoUpdateBody.AsRead;

    public async Task<MaximoWireKey> SendAsync(MaximoApi api, CancellationToken cancellationToken)
    {
        MaximoUpdateBody body = First;
        List<(MaximoUpdateBody Body, WireStatusException Rejection)> rejected = [];
        while (true)
        {
            try
            {
                MaximoWireKey changed = await api.UpdateAsync(change.Write(key, body), key.Id, body, cancellationToken)
                    .ConfigureAwait(false);
                if (rejected.Count > 0)
                {
                    learned.Learn(Option, body.ToString());
                }

                return changed;
            }
            catch (WireStatusException rejection) when (IsAboutBody(rejection))
            {
                rejected.Add((body, rejection));
                body = _bodies.FirstOrDefault(next => rejected.TrueForAll(sent => sent.Body != next))
                    is var next
                        and not MaximoUpdateBody.Auto
                    ? next
                    : throw rejected[0].Rejection.With(Advice);
            }
            catch (WireStatusException rejection) when (rejected.Count > 0 && rejection.Error.IsUnknownRoute)
            {
                // There is no PATCH here: what is wrong is what the service said before.
                throw rejected[0].Rejection.With(Advice);
            }
        }
    }

    private static string Advice =>
        $"The bodies {string.Join(", ", _bodies)} were tried, and none was accepted: the service may reject what was "
        + $"asked for, or want another body. {Option} sets one.";

    private bool IsAboutBody(WireStatusException rejection) =>
        Configured == MaximoUpdateBody.Auto
        && rejection is { StatusCode: BadRequest, Error.Origin: ErrorOrigin.Service }
        && step.Delivery is { WasSent: false, IsRetry: false };
}
