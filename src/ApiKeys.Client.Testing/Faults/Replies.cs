using System.Text;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Faults;

/// <summary>Sends what a fault sends to the client, after the request was processed or not.</summary>
internal delegate Task FaultReply(Exchange exchange);

internal static class Replies
{
    public static readonly FaultReply Faithful = exchange => exchange.SendAsync(exchange.Outcome);

    public static readonly FaultReply Drop = exchange => exchange.AbortAsync();

    public static readonly FaultReply Hold = exchange => exchange.HoldAsync();

    public static FaultReply Retyped(string contentType) =>
        exchange => exchange.SendAsync(exchange.Outcome with { ContentType = contentType });

    public static FaultReply Substitute(FaultForm form)
    {
        byte[] body = Encoding.UTF8.GetBytes(form.Body ?? "");
        EmulatedResponse response = new(form.Status.GetValueOrDefault(), body, form.ContentType)
        {
            Headers = form.Headers,
        };
        return exchange => exchange.SendAsync(response);
    }

    public static FaultReply Partial(int bytes, FaultReply then) =>
        async exchange =>
        {
            await exchange.SendPartAsync(exchange.Outcome, bytes).ConfigureAwait(false);
            await then(exchange).ConfigureAwait(false);
        };

    public static FaultReply Padded(long bytes) =>
        exchange =>
        {
            EmulatedResponse right = exchange.Outcome;
            EmulatedResponse reported =
                right.Body.Length > 0
                    ? right
                    : right with
                    {
                        Body = JsonBytes.Of(new JsonArray()),
                        ContentType = Fault.Json,
                    };
            return exchange.SendPaddedAsync(
                reported.Status is 201 or 204 ? reported with { Status = 200 } : reported,
                bytes
            );
        };
}
