using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ApiKeys.Client.Analyzers.Tests;

/// <summary>Code of a user, compiled with the analyzers.</summary>
internal static class Code
{
    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>
    /// Returns the findings of the analyzers in statements, which have an <c>issued</c> key, a <c>value</c>, a
    /// <c>logger</c>, and methods that create keys.
    /// </summary>
    /// <returns>For each finding its rule, a space, and the reported code.</returns>
    public static Task<string[]> FindingsInAsync(string statements) =>
        FindingsAsync(
            $$"""
            using System;
            using System.Diagnostics;
            using System.Text;
            using System.Threading.Tasks;
            using ApiKeys.Client;
            using Microsoft.Extensions.Logging;

            static partial class Program
            {
                static readonly IssuedApiKey issued = null!;
                static readonly IssuedApiKey? maybe = null;
                static readonly ILogger logger = null!;

                static async Task Run(Task<IssuedApiKey> pending)
                {
                    var value = issued.Value;
                    await Task.Yield();
                    {{statements}}
                }

                static Task<IssuedApiKey> CreateAsync() => null!;
                static ValueTask<IssuedApiKey> CreateValueAsync() => default;
                static IssuedApiKey Create() => issued;
                static Keys? Keys => null;
                static void Save(string text) { }
                static Task ThrowsAsync<T>(Func<Task> code) => code();
                static Task RunAsync(Func<Task> code) => code();
                static void Throws(Action code) => code();

                [LoggerMessage(Level = LogLevel.Information, Message = "{Text}")]
                static partial void LogText(ILogger logger, string text);
                static partial void LogText(ILogger logger, string text) { }
            }

            class Keys
            {
                public Task<IssuedApiKey> CreateAsync() => null!;
            }
            """
        );

    private static async Task<string[]> FindingsAsync(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "User",
            [tree],
            _references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
        Assert.DoesNotContain(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken),
            static each => each.Severity == DiagnosticSeverity.Error
        );

        ImmutableArray<Diagnostic> findings = await compilation
            .WithAnalyzers([new DiscardedKeyAnalyzer(), new RevealedSecretAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. from each in findings
            let place = each.Location.SourceSpan
            orderby place.Start
            select $"{each.Id} {code.Substring(place.Start, place.Length)}",
        ];
    }
}
