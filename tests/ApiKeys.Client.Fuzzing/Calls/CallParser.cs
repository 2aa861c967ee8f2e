using ApiKeys.Client.Fuzzing.Engine;

namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>Whole calls of a manager, from the request to the caller's result.</summary>
internal static class CallParser
{
    private const int LongestMessage = 4000;
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(1);

    /// <param name="name">The name of the parser.</param>
    /// <param name="calls">The possible calls.</param>
    /// <param name="recorded">Their recorded responses.</param>
    /// <param name="isSecretSent">
    /// Whether each request carries the secret of the account itself, and not a token.
    /// </param>
    public static Parser Of(
        string name,
        IReadOnlyDictionary<string, Call> calls,
        IReadOnlyList<Script> recorded,
        bool isSecretSent
    ) =>
        new(
            name,
            new ScriptMutator(recorded, [.. calls.Keys]),
            bytes =>
                Script.Parse(bytes) is { Responses.Count: > 0 } script
                && calls.TryGetValue(script.Call, out Call? call)
                && Make(call, script, isSecretSent)
        )
        {
            MostAllocated = (1024 * 1024, 400),
            Cost = 5,
        };

    /// <summary>
    /// Whether the call returned a result. A refused argument, as the id of a changed script may be, does not count.
    /// </summary>
    private static bool Make(Call call, Script script, bool isSecretSent)
    {
        using ScriptedHandler handler = new(script);
        try
        {
            Task<object?> made = call(Place.Scripted(handler), script.KeyId);
            BrokenPromiseException.ThrowIf(!Task.WaitAny([made], _longest).Equals(0), "A call does not end.");
            Results.Use(made.GetAwaiter().GetResult());
            return true;
        }
        catch (ApiKeyException failure)
        {
            BrokenPromiseException.ThrowIf(
                isSecretSent && AllTextsOf(failure).Contains(Place.Canary, StringComparison.Ordinal),
                "An error contains the secret of the account."
            );
            Check(failure);
            return false;
        }
        catch (ArgumentException refused) when (refused.ParamName is "id" or "actionId")
        {
            return false;
        }
        finally
        {
            handler.ThrowIfAskedTooOften();
        }
    }

    private static void Check(ApiKeyException failure)
    {
        BrokenPromiseException.ThrowIf(
            failure.Message.Length > LongestMessage,
            $"The message of an error is {failure.Message.Length} characters long."
        );
        BrokenPromiseException.ThrowIf(
            failure.Message.Any(static c => char.IsControl(c)),
            "The message of an error has a control character."
        );
        BrokenPromiseException.ThrowIf(failure.RetryAfter < TimeSpan.Zero, "A wait is negative.");
    }

    private static string AllTextsOf(ApiKeyException failure) =>
        $"{failure} {failure.ServiceMessage} {failure.ErrorCode} {failure.RequestId}";
}
