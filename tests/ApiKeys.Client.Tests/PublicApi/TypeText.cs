using System.Reflection;

namespace ApiKeys.Client.Tests.PublicApi;

/// <summary>The declaration of a type, and names of types in C# syntax.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
    };

    public static string Declare(Type type) => $"public {Modifiers(type)}{Kind(type)} {NameOf(type)}{Heritage(type)}";

    /// <summary>The name without nullability, such as <c>IReadOnlyList&lt;string&gt;</c>.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return NameOf(value) + "?";
        }

        if (type.HasElementType)
        {
            return NameOf(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        return _keywords.GetValueOrDefault(type)
            ?? Outer(type) + WithArguments(type, type.GetGenericArguments().Select(NameOf));
    }

    /// <summary>The name with nullability, such as <c>Task&lt;ApiKey?&gt;</c>.</summary>
    public static string NameOf(NullabilityInfo info)
    {
        Type type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        string name =
            info.ElementType is { } element && type.IsArray ? NameOf(element) + "[]"
            : type.IsGenericType && Nullable.GetUnderlyingType(type) is null
                ? Outer(type) + WithArguments(type, info.GenericTypeArguments.Select(NameOf))
            : NameOf(type);
        return !type.IsValueType && info.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type.IsSubclassOf(typeof(Delegate)) ? "delegate"
        : IsRecord(type) ? "record"
        : "class";

    private static string Modifiers(Type type) =>
        type.IsValueType || type.IsInterface ? ""
        : type.IsAbstract && type.IsSealed ? "static "
        : type.IsAbstract ? "abstract "
        : type.IsSealed ? "sealed "
        : "";

    private static string Heritage(Type type)
    {
        Type[] own = type.IsEnum
            ? []
            : [.. type.GetInterfaces().Where(face => face.IsVisible).Except(type.BaseType?.GetInterfaces() ?? [])];
        IEnumerable<Type> direct = own.Except(own.SelectMany(face => face.GetInterfaces()))
            .Where(face => !IsRecord(type) || face != typeof(IEquatable<>).MakeGenericType(type));
        string[] names =
        [
            .. type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType
                ? [NameOf(parent)]
                : Array.Empty<string>(),
            .. direct.Select(NameOf).Order(StringComparer.Ordinal),
        ];
        return names.Length == 0 ? "" : $" : {string.Join(", ", names)}";
    }

    private static string Outer(Type type) =>
        (type is { IsNested: true, IsGenericParameter: false } ? Outer(type.DeclaringType!) + "." : "")
        + type.Name.Split('`')[0];

    private static string WithArguments(Type type, IEnumerable<string> arguments) =>
        type.IsGenericType ? $"<{string.Join(", ", arguments)}>" : "";
}
