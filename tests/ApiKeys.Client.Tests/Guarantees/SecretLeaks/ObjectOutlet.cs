using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Captures an object: as text, as JSON, and through the objects that it holds.</summary>
internal static class ObjectOutlet
{
    public const string Text = "ToString";
    public const string Json = "JSON";
    public const string Exception = "exception";

    private static readonly JsonSerializerOptions _json = new() { IncludeFields = true };

    public static void Add(CapturedOutput captured, object? value)
    {
        switch (value)
        {
            case null or string:
                break;
            case System.Exception exception:
                captured.Add(Exception, exception.ToString()); // With those of all inner ones, and where they come from.
                AddParts(captured, exception);
                break;
            case HealthReport report:
                HealthOutlet.Add(captured, report);
                break;
            case IEnumerable values:
                values.Cast<object?>().ToList().ForEach(each => Add(captured, each));
                break;
            default:
                AddPlain(captured, value);
                break;
        }
    }

    private static void AddParts(CapturedOutput captured, Exception exception)
    {
        foreach (
            PropertyInfo property in exception
                .GetType()
                .GetProperties()
                .Where(static property => property.GetIndexParameters().Length == 0 && !IsInText(property))
        )
        {
            captured.Add(Exception, $"{property.Name} = {property.GetValue(exception)}");
        }

        foreach (DictionaryEntry item in exception.Data)
        {
            captured.Add(Exception, $"{item.Key} = {item.Value}");
        }

        foreach (
            Exception inner in exception is AggregateException { InnerExceptions: var several }
                ? [.. several]
                : new[] { exception.InnerException }.OfType<Exception>()
        )
        {
            AddParts(captured, inner);
        }

        Add(captured, (exception as ApiKeyMismatchException)?.Issued);
    }

    /// <summary>
    /// The stack trace, which is slow to write, and the inner exceptions, which are captured one by one.
    /// </summary>
    private static bool IsInText(PropertyInfo property) =>
        property.Name == nameof(System.Exception.StackTrace)
        || property.PropertyType == typeof(Exception)
        || typeof(IEnumerable<Exception>).IsAssignableFrom(property.PropertyType);

    private static void AddPlain(CapturedOutput captured, object value)
    {
        captured.Add(Text, value.ToString());
        captured.Add(Text, value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value);
        captured.Add(Json, JsonOf(value));
        foreach (
            PropertyInfo property in value
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => property.GetIndexParameters().Length == 0 && IsShown(property))
        )
        {
            Add(captured, property.GetValue(value));
        }
    }

    /// <summary>
    /// The SDK's own objects, which a program may print in turn. Their text is part of the JSON already, except for
    /// that of options, which hold secrets on purpose.
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
