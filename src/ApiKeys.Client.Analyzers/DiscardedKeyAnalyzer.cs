using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ApiKeys.Client.Analyzers;

/// <summary>AK0001: reports a call that returns a created key, awaited or not, whose result is discarded.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DiscardedKeyAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> _waits = ImmutableHashSet.Create(
        "ConfigureAwait",
        "GetAwaiter",
        "GetResult",
        "Wait",
        "WaitAsync",
        "AsTask"
    );

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.DiscardedKey);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        _ = context ?? throw new ArgumentNullException(nameof(context));
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        ); // Razor pages.
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("ApiKeys.Client.IssuedApiKey") is { } key)
            {
                start.RegisterOperationAction(
                    found => Check(found, Discarded(found.Operation), key),
                    OperationKind.ExpressionStatement,
                    OperationKind.SimpleAssignment
                );
            }
        });
    }

    private static IOperation? Discarded(IOperation operation) =>
        operation switch
        {
            IExpressionStatementOperation statement => statement.Operation,
            ISimpleAssignmentOperation { Target: IDiscardOperation } assignment => assignment.Value,
            _ => null,
        };

    private static void Check(OperationAnalysisContext context, IOperation? discarded, INamedTypeSymbol key)
    {
        if (CallIn(discarded) is { } call && IsKey(call.Type, key) && !IsExpectedToThrow(call))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.DiscardedKey, call.Syntax.GetLocation(), call.TargetMethod.Name)
            );
        }
    }

    /// <summary>
    /// The call whose result an expression awaits; null when the result is also elsewhere, such as the result of a task
    /// in a variable.
    /// </summary>
    private static IInvocationOperation? CallIn(IOperation? expression) =>
        expression switch
        {
            IAwaitOperation awaited => CallIn(awaited.Operation),
            IConversionOperation conversion => CallIn(conversion.Operand),
            IConditionalAccessOperation access => CallIn(access.WhenNotNull),
            IPropertyReferenceOperation { Property.Name: "Result", Instance: { } task } => CallIn(task),
            IInvocationOperation { Instance: { } task } wait when _waits.Contains(wait.TargetMethod.Name) => CallIn(
                task
            ),
            IInvocationOperation call => call,
            _ => null,
        };

    private static bool IsKey(ITypeSymbol? type, INamedTypeSymbol key)
    {
        ITypeSymbol? result = type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 1 } task
            ? task.TypeArguments[0]
            : type;
        for (; result is not null; result = result.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(result, key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether it is in a lambda that a test passes to an assertion such as <c>ThrowsAsync</c>: no key is created
    /// there.
    /// </summary>
    private static bool IsExpectedToThrow(IOperation call)
    {
        IOperation? outer = call;
        while (outer is not null and not IAnonymousFunctionOperation)
        {
            outer = outer.Parent;
        }

        while (
            outer
                is IAnonymousFunctionOperation
                    or IDelegateCreationOperation
                    or IConversionOperation
                    or IArgumentOperation
        )
        {
            outer = outer.Parent;
        }

        return outer is IInvocationOperation { TargetMethod.Name: var name }
            && name.StartsWith("Throw", StringComparison.Ordinal);
    }
}
