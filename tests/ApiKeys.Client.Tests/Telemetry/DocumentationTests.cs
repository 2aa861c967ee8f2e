using System.Reflection;
using System.Text;
using ApiKeys.Client.Telemetry;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Telemetry;

/// <summary>Events, spans and tags are a contract: the documentation lists all of them and no others.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] _lines = File.ReadAllLines(
        Path.Combine(Metadata.RepositoryRoot, "docs", "guides", "observability.md"),
        Encoding.UTF8
    );

    [Fact]
    public void The_documented_events_match_the_code() =>
        Assert.Equal(
            from method in typeof(Log).GetMethods(BindingFlags.Public | BindingFlags.Static)
            let message = method.GetCustomAttribute<LoggerMessageAttribute>()
            where message is not null
            orderby message.EventId
            select $"| {message.EventId} | `{method.Name}` | {message.Level} | {message.Message} |",
            Below("## Events")
        );

    [Fact]
    public void The_documented_operations_match_the_code() =>
        Assert.Equal(
            Constants(typeof(OperationName)).Select(static name => $"`apikeys.{name}`").Order(StringComparer.Ordinal),
            Below("## Operations").Select(static row => row.Split('|')[1].Trim()).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_documented_tags_match_the_code() =>
        Assert.Equal(
            Constants(typeof(TagName)).Select(static name => $"`{name}`").Order(StringComparer.Ordinal),
            Below("## Tags").Select(static row => row.Split('|')[1].Trim()).Order(StringComparer.Ordinal)
        );

    /// <summary>The rows of the first table below a heading.</summary>
    private static IEnumerable<string> Below(string heading) =>
        _lines
            .SkipWhile(line => line != heading)
            .SkipWhile(static line => !line.StartsWith("|--", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(static line => line.StartsWith('|'));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => (string)field.GetRawConstantValue()!);
}
