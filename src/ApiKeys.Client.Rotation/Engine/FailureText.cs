using ApiKeys.Client.Rotation.Machine;

namespace ApiKeys.Client.Rotation.Engine;

/// <summary>
/// What is kept of an exception: its kind and its message. Messages of the SDK hold no secret; those of sinks and
/// probes are not kept.
/// </summary>
internal static class FailureText
{
    public static Observation.Failed Of(Effect effect, Exception failure) =>
        failure switch
        {
            ApiKeyAccessDeniedException denied => new("denied", denied.Message, IsTransient: false, denied.RetryAfter),
            ApiKeyException known => new(
                Kind(effect),
                known.Message,
                known.IsTransient || known is ApiKeyOutcomeUnknownException or ApiKeyValueLostException,
                known.RetryAfter
            ),
            InvalidDataException => new("protection", failure.Message, IsTransient: false),
            ArgumentException or NotSupportedException when effect is not Effect.Deliver => new(
                "request",
                failure.Message,
                IsTransient: false
            ),
            _ => new(Kind(effect), $"{failure.GetType().Name} in a sink, a probe or the store."),
        };

    private static string Kind(Effect effect) =>
        effect switch
        {
            Effect.Create or Effect.Refresh => "create",
            Effect.Verify => "verification",
            Effect.Deliver => "delivery",
            Effect.Survey => "list",
            _ => "status",
        };
}
