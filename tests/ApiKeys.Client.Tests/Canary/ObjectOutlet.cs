using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>What an object tells by itself: as text, as JSON, and by the objects that it holds.</summary>
internal static class ObjectOutlet
{
    public const string Text = "ToString";
    public const string Json = "JSON";
    public const string Exception = "exception";

    private static readonly JsonSerializerOptions _json = new() { IncludeFields = true };

    public static void Add(CapturedOutput outflow, object? value)
    {
        switch (value)
        {
            case null or string:
                break;
            case System.Exception exception:
                outflow.Add(Exception, exception.ToString()); // With those of all inner ones, and where they come from.
                AddParts(outflow, exception);
                break;
            case HealthReport report:
                HealthOutlet.Add(outflow, report);
                break;
            case IEnumerable values:
                values.Cast<object?>().ToList().ForEach(each => Add(outflow, each));
                break;
            default:
                AddPlain(outflow, value);
                break;
        }
    }

    private static void AddParts(CapturedOutput outflow, Exception exception)
    {
        foreach (
            PropertyInfo property in exception
                .GetType()
                .GetProperties()
                .Where(static property => property.GetIndexParameters().Length == 0 && !IsInText(property))
        )
        {
            outflow.Add(Exception, $"{property.Name} = {property.GetValue(exception)}");
        }

        foreach (DictionaryEntry item in exception.Data)
        {
            outflow.Add(Exception, $"{item.Key} = {item.Value}");
        }

        foreach (
            Exception inner in exception is AggregateException { InnerExceptions: var several }
                ? [.. several]
                : new[] { exception.InnerException }.OfType<Exception>()
        )
        {
            AddParts(outflow, inner);
        }

        Add(outflow, (exception as ApiKeyMismatchException)?.Issued);
    }

    /// <summary>The stack, which takes long to write, and the exceptions that are told one by one.</summary>
    private static bool IsInText(PropertyInfo property) =>
        property.Name == nameof(System.Exception.StackTrace)
        || property.PropertyType == typeof(Exception)
        || typeof(IEnumerable<Exception>).IsAssignableFrom(property.PropertyType);

    private static void AddPlain(CapturedOutput outflow, object value)
    {
        outflow.Add(Text, value.ToString());
        outflow.Add(Text, value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value);
        outflow.Add(Json, JsonOf(value));
        foreach (
            PropertyInfo property in value
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => property.GetIndexParameters().Length == 0 && IsShown(property))
        )
        {
            Add(outflow, property.GetValue(value));
        }
    }

    /// <summary>
    /// What a program goes on to print: the SDK's own objects. The texts within them are part of the JSON already, but
    /// for those of options, which hold secrets by purpose.
    /// </summary>
    private static bool IsShown(PropertyInfo property) =>
        property.PropertyType.Assembly == typeof(ApiKey).Assembly
        || typeof(IEnumerable<ApiKey>).IsAssignableFrom(property.PropertyType);

    private static string? JsonOf(object value)
    {
        try
        {
            return JsonSerializer.Serialize(value, value.GetType(), _json);
        }
        catch (NotSupportedException refusal)
        {
            return refusal.ToString();
        }
    }
}
