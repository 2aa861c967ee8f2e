namespace ApiKeys.Cli.Prompts;

/// <summary>The reply to a question: <c>y</c> or <c>yes</c>, <c>n</c> or <c>no</c>, in any case; nothing is no.</summary>
internal static class Confirmation
{
    /// <summary>Reads a reply; null when it is neither.</summary>
    public static bool? Read(string reply) =>
        reply.Trim().ToUpperInvariant() switch
        {
            "Y" or "YES" => true,
            "N" or "NO" or "" => false,
            _ => null,
        };
}
