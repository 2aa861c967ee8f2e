using System.Diagnostics;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json.Serialization;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests;

/// <summary>Conventions of the whole assembly. A failing test names the members that violate one.</summary>
public sealed class ConventionTests
{
    private static readonly Assembly _sdk = typeof(ApiKeyManager).Assembly;

    private static IEnumerable<Type> PublicTypes => _sdk.GetExportedTypes();

    [Fact]
    public void Only_the_root_the_services_and_the_registration_have_public_types() =>
        Assert.Equal(
            [
                "ApiKeys.Client",
                "ApiKeys.Client.Aimms",
                "ApiKeys.Client.DependencyInjection",
                "ApiKeys.Client.Maximo",
                "ApiKeys.Client.Veeam",
                "Microsoft.Extensions.DependencyInjection",
            ],
            PublicTypes.Select(type => type.Namespace).Distinct().Order()
        );

    [Fact]
    public void Asynchronous_methods_end_in_Async_and_take_a_cancellation_token_last() =>
        Assert.Empty(
            from method in Methods()
            where IsAsynchronous(method.ReturnType)
            where
                !method.Name.EndsWith("Async", StringComparison.Ordinal)
                || method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)
            select Name(method)
        );

    [Fact]
    public void Methods_that_end_in_Async_are_asynchronous() =>
        Assert.Empty(
            Methods()
                .Where(method =>
                    method.Name.EndsWith("Async", StringComparison.Ordinal) && !IsAsynchronous(method.ReturnType)
                )
                .Select(Name)
        );

    [Fact]
    public void Every_member_of_a_manager_can_be_mocked() =>
        Assert.Empty(
            from type in PublicTypes
            where typeof(ApiKeyManager).IsAssignableFrom(type)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where !method.IsVirtual || method.IsFinal
            select Name(method)
        );

    [Promise(2)]
    [Fact]
    public void No_public_string_property_holds_a_secret_except_an_option_that_serializers_ignore() =>
        Assert.Empty(
            from type in PublicTypes
            from property in type.GetProperties()
            where property.PropertyType == typeof(string) && !property.Name.EndsWith("File", StringComparison.Ordinal)
            where !(typeof(ApiKeyAccountOptions).IsAssignableFrom(type) && IsHidden(property))
            where
                property.Name == "ApiKey"
                || new[] { "value", "secret", "token", "password" }.Any(word =>
                    property.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
                )
            select $"{type.Name}.{property.Name}"
        );

    [Promise(2)]
    [Fact]
    public void ToString_never_contains_a_secret()
    {
        SecretValue value = new("hunter2hunter2");
        ApiKey key = new("id", "name");
        object[] objects =
        [
            new IssuedApiKey(key, value),
            value,
            key,
            new Credential("id", value),
            new ApiKeyRequest("name", ["scope"]),
            new AccountCheck(),
            new ApiKeyScope("name"),
            new ApiKeyUpdate(),
            new VeeamApiKey(Guid.NewGuid(), 1, "name"),
            new VeeamOptions { ApiKey = value.Reveal(), Password = value.Reveal() },
            new AimmsOptions { ApiKey = value.Reveal() },
            new ApiKeyMismatchException("message") { Issued = new(key, value) },
            new MaximoApiKey("id", "name"),
            new MaximoApiKeyRequest("name", MaximoPermissions.UserAdmin, MaximoRefreshInterval.Never),
            new MaximoApiKeyUpdate(),
            new MaximoRoute("Paths:List", "GET", "v1/apikeys"),
            new MaximoOptions { ApiKeyToken = value.Reveal(), Password = value.Reveal() },
        ];

        Assert.DoesNotContain(objects, o => o.ToString()!.Contains("hunter", StringComparison.Ordinal));
        Assert.Empty(
            PublicTypes.Where(type => type.GetMethod("<Clone>$") is not null).Except(objects.Select(o => o.GetType()))
        );
    }

    [Fact]
    public void Exceptions_can_be_constructed_by_tests_with_all_their_properties()
    {
        foreach (Type type in PublicTypes.Where(type => typeof(Exception).IsAssignableFrom(type) && !type.IsAbstract))
        {
            Exception inner = new InvalidOperationException();
            Exception exception = (Exception)Activator.CreateInstance(type, "message", inner)!;
            Assert.Equal(("message", inner), (exception.Message, exception.InnerException));
            Assert.True(
                exception is ApiKeyException or ArgumentException,
                $"{type} is none of the exceptions that the calls promise."
            );
            Assert.NotNull(Activator.CreateInstance(type));
            Assert.NotNull(Activator.CreateInstance(type, "message"));
        }

        ApiKeyOperationFailedException full = new("m")
        {
            Service = "s",
            Account = "a",
            KeyId = "k",
            StatusCode = 1,
            ErrorCode = "e",
            ServiceMessage = "t",
            RequestId = "r",
            IsTransient = true,
            RetryAfter = TimeSpan.FromDays(1),
        };
        Assert.Equal(
            ("s", "a", "k", 1, "e", "t", "r"),
            (
                full.Service,
                full.Account,
                full.KeyId,
                full.StatusCode,
                full.ErrorCode,
                full.ServiceMessage,
                full.RequestId
            )
        );
        Assert.Equal((true, TimeSpan.FromDays(1)), (full.IsTransient, full.RetryAfter));
    }

    private static bool IsHidden(PropertyInfo property) =>
        property.IsDefined(typeof(JsonIgnoreAttribute))
        && property.IsDefined(typeof(IgnoreDataMemberAttribute))
        && property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State == DebuggerBrowsableState.Never;

    private static IEnumerable<MethodInfo> Methods() =>
        from type in PublicTypes
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
        )
        where !method.IsSpecialName
        select method;

    private static bool IsAsynchronous(Type type) =>
        typeof(Task).IsAssignableFrom(type)
        || (
            type.IsGenericType
            && type.GetGenericTypeDefinition() is { } open
            && (open == typeof(IAsyncEnumerable<>) || open == typeof(ValueTask<>))
        );

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
