using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ApiKeys.Client.Analyzers;

/// <summary>
/// AK0002: reports the text of a secret that becomes part of other text, or is written to a log or a console.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevealedSecretAnalyzer : DiagnosticAnalyzer
{
    private const string Secret = "ApiKeys.Client.SecretValue";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.RevealedSecret);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        _ = context ?? throw new ArgumentNullException(nameof(context));
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        ); // Razor pages.
        context.RegisterOperationAction(Check, OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context)
    {
        IInvocationOperation call = (IInvocationOperation)context.Operation;
        if (
            call.TargetMethod is { Name: "Reveal", Parameters.IsEmpty: true } method
            && method.ContainingType.ToDisplayString() == Secret
            && DestinationOf(call) is { } destination
        )
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.RevealedSecret, call.Syntax.GetLocation(), destination));
        }
    }

    /// <summary>Where the text goes, as words for the message; null when the use is allowed.</summary>
    private static string? DestinationOf(IOperation text)
    {
        while (Carries(text.Parent, text))
        {
            text = text.Parent!;
        }

        return text.Parent switch
        {
            IInterpolationOperation => "an interpolated string",
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } => "a concatenation",
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } => "a concatenation",
            IArgumentOperation { Parent: IInvocationOperation { Parent: IInterpolatedStringAppendOperation } } =>
                "an interpolated string",
            IArgumentOperation { Parent: IInvocationOperation call } => DestinationOf(call.TargetMethod),
            _ => null,
        };
    }

    /// <summary>
    /// Whether an operation has the text of another in its own result, as a cast, <c>?:</c>, an array of arguments or
    /// <c>Trim()</c> has.
    /// </summary>
    private static bool Carries(IOperation? outer, IOperation text) =>
        outer switch
        {
            IInvocationOperation { Type.SpecialType: SpecialType.System_String } call
                when call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String => call.Instance == text,
            IConversionOperation or IConditionalAccessOperation or ICoalesceOperation => true,
            IArrayInitializerOperation or IArrayCreationOperation => true,
            IConditionalOperation { Type: not null } => true,
            IReturnOperation or IBlockOperation or IArgumentOperation or IInvocationOperation or null => false,
            _ => outer.IsImplicit, // The collection of arguments that a compiler newer than this analyzer's makes.
        };

    private static string? DestinationOf(IMethodSymbol method) =>
        method.ContainingType.ToDisplayString() switch
        {
            "string" when method.Name is "Format" or "Concat" or "Join" => "string." + method.Name,
            "System.Console" => "the console",
            "System.Diagnostics.Debug" or "System.Diagnostics.Trace" => "a trace",
            "Microsoft.Extensions.Logging.LoggerExtensions" or "Microsoft.Extensions.Logging.ILogger" => "a log",
            _ => method.GetAttributes().Any(IsLoggerMessage) ? "a log" : null,
        };

    private static bool IsLoggerMessage(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == "Microsoft.Extensions.Logging.LoggerMessageAttribute";
}
