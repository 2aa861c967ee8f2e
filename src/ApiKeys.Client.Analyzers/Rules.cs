using System.Reflection;
using Microsoft.CodeAnalysis;

namespace ApiKeys.Client.Analyzers;

/// <summary>The rules, and where each is explained.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor DiscardedKey = new(
        "AK0001",
        "A created key is discarded",
        "The result of '{0}' is discarded: it holds the value of a key, which is shown only once; save the value",
        "Reliability",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Creating or refreshing a key returns its value. No service shows it again, so that a discarded "
            + "result leaves a key whose value is lost.",
        helpLinkUri: HelpLink("ak0001")
    );

    public static readonly DiagnosticDescriptor RevealedSecret = new(
        "AK0002",
        "A revealed secret becomes part of text",
        "The text of a secret goes into {0}, and so perhaps to a log or a screen; pass it on as it is instead",
        "Security",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Reveal() returns the secret itself. The value without Reveal() prints as a mask, and its "
            + "Fingerprint distinguishes two values.",
        helpLinkUri: HelpLink("ak0002")
    );

    private static string? HelpLink(string anchor) =>
        RepositoryUrl is { Length: > 0 } url ? $"{url}/blob/main/docs/guides/analyzers.md#{anchor}" : null;

    private static string? RepositoryUrl =>
        typeof(Rules)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(static each => each.Key == nameof(RepositoryUrl))
            ?.Value;
}
