using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ApiKeys.Client.Tests.PublicApi;

/// <summary>The visible members of a type, sorted; compiler-generated members are left out.</summary>
internal static class MemberText
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.Public
        | BindingFlags.NonPublic;

    private static readonly NullabilityInfoContext _nullability = new();

    public static IEnumerable<string> Of(Type type) =>
        type.IsEnum
            ? Enum.GetValues(type)
                .Cast<object>()
                .Select(value =>
                    $"{value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}"
                )
            : new[]
            {
                type.GetFields(Declared)
                    .Where(IsVisible)
                    .Where(IsWritten)
                    .Select(field => (field.Name, Text: Field(field))),
                type.GetConstructors(Declared)
                    .Where(IsVisible)
                    .Where(IsWritten)
                    .Select(constructor => (constructor.Name, Text: Constructor(constructor))),
                type.GetProperties(Declared)
                    .Where(property => Accessors(property).Any())
                    .Where(IsWritten)
                    .Select(property => (property.Name, Text: Property(property))),
                type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)).Select(e => (e.Name, Text: Event(e))),
                type.GetMethods(Declared)
                    .Where(IsVisible)
                    .Where(method => IsOperator(method) || !method.IsSpecialName)
                    .Where(IsWritten)
                    .Select(method => (method.Name, Text: Method(method))),
            }
                .SelectMany(kind =>
                    kind.OrderBy(member => member.Name, StringComparer.Ordinal)
                        .ThenBy(member => member.Text, StringComparer.Ordinal)
                )
                .Select(member => member.Text);

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Access(constructor)}{TypeText.NameOf(constructor.DeclaringType!)}({Parameters(constructor)})";

    private static string Event(EventInfo e) =>
        $"{Modifiers(e.AddMethod!)}event {TypeText.NameOf(e.EventHandlerType!)} {e.Name}";

    private static string Field(FieldInfo field)
    {
        string modifiers = field.IsLiteral
            ? "const "
            : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        string value = field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "";
        return $"{(field.IsPublic ? "public " : "protected ")}{modifiers}{TypeText.NameOf(_nullability.Create(field))} {field.Name}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. Accessors(property)];
        MethodInfo widest = accessors.FirstOrDefault(accessor => accessor.IsPublic) ?? accessors[0];
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        string required = property.CustomAttributes.Any(attribute =>
            attribute.AttributeType.Name == "RequiredMemberAttribute"
        )
            ? "required "
            : "";
        IEnumerable<string> parts = accessors.Select(accessor =>
            (accessor.IsPublic == widest.IsPublic ? "" : Access(accessor))
            + (
                accessor == property.GetMethod ? "get;"
                : IsInit(accessor) ? "init;"
                : "set;"
            )
        );
        return $"{Modifiers(widest)}{required}{TypeText.NameOf(_nullability.Create(property))} {name} {{ "
            + $"{string.Join(" ", parts)} }}";
    }

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.NameOf))}>"
            : "";
        string self = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Modifiers(method)}{TypeText.NameOf(_nullability.Create(method.ReturnParameter))} "
            + $"{method.Name}{generic}({self}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string passing =
            parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : "";
        string value =
            !parameter.HasDefaultValue ? ""
            : parameter.RawDefaultValue is null
            && parameter.ParameterType.IsValueType
            && Nullable.GetUnderlyingType(parameter.ParameterType) is null
                ? " = default"
            : $" = {Literal(parameter.RawDefaultValue)}";
        return $"{passing}{TypeText.NameOf(_nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Modifiers(MethodInfo method) =>
        Access(method)
        + (
            method.IsStatic ? "static "
            : method.GetBaseDefinition() != method
                ? (
                    method.IsFinal ? "sealed override "
                    : method.IsAbstract ? "abstract override "
                    : "override "
                )
            : method.DeclaringType!.IsInterface || method.IsFinal || !method.IsVirtual ? ""
            : method.IsAbstract ? "abstract "
            : "virtual "
        );

    private static string Access(MethodBase method) => method.IsPublic ? "public " : "protected ";

    private static string Literal(object? value) =>
        value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool outcome => outcome ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsVisible);

    /// <summary>
    /// Compares by name, as with required members: the netstandard2.0 build has separate attributes for both.
    /// </summary>
    private static bool IsInit(MethodInfo accessor) =>
        accessor.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsVisible(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    private static bool IsVisible(FieldInfo field) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    /// <summary>
    /// Leaves out what the compiler adds to a record, except Deconstruct, which is its author's choice.
    /// </summary>
    private static bool IsWritten(MemberInfo member) =>
        !member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name == "Deconstruct";
}
