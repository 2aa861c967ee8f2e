using System.Text.Json;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Mutation;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>Creates parsers of bodies.</summary>
internal static class Bodies
{
    private const int LongestMessage = 400;

    /// <summary>Reads a body into the model of the generated client, and maps it to the types of the SDK.</summary>
    public static Parser Of<T>(
        string name,
        IReadOnlyList<byte[]> seeds,
        JsonSerializerOptions json,
        WireDialect dialect,
        Action<T> use
    ) =>
        new(
            name,
            new JsonMutator(seeds, Words.All),
            body =>
            {
                try
                {
                    use(WireJson.Read(body, json.TypeInfoOf<T>(), "application/json", dialect));
                    return true;
                }
                catch (WireFormatException unreadable)
                {
                    BrokenPromiseException.ThrowIf(
                        unreadable.Message.Length > LongestMessage,
                        "The message is too long."
                    );
                    return false;
                }
            }
        );

    /// <summary>An error is read whatever its body, so the parser must never throw.</summary>
    public static Parser OfError(string name, IReadOnlyList<byte[]> seeds, ServiceErrorReader reader) =>
        new(
            name,
            new JsonMutator(seeds, Words.All),
            body =>
            {
                using HttpResponseMessage response = new();
                ServiceError error = reader.Read(response, body, []);
                BrokenPromiseException.ThrowIf(
                    error.RetryAfter is { } wait && (wait < TimeSpan.Zero || wait > TimeSpan.FromDays(1)),
                    "A wait is out of range."
                );
                BrokenPromiseException.ThrowIf(
                    error.RequestId is { } id && (id.Length is 0 or > 128 || id.Any(static c => c is <= ' ' or > '~')),
                    "The request id is invalid."
                );
                return error.Message is not null;
            }
        );
}
