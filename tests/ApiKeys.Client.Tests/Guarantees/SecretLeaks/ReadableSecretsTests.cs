using System.Collections;
using System.Reflection;
using System.Runtime.Serialization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>
/// Code that reads objects by their properties, such as structured logs and serializers, finds no value of a key. In
/// options it finds only the secrets that were set there.
/// </summary>
public sealed class ReadableSecretsTests
{
    private const string Secret = "q0b1+secret/of=44&more%x";

    private static readonly IssuedApiKey _issued = new(
        new ApiKey("k-7", "ci") { Scopes = ["Tasks"] },
        new SecretValue(Secret)
    );

    private static readonly JsonSerializerOptions[] _json =
    [
        new(),
        new()
        {
            IncludeFields = true,
            IgnoreReadOnlyProperties = false,
            WriteIndented = true,
        },
        new() { ReferenceHandler = ReferenceHandler.Preserve },
        new() { ReferenceHandler = ReferenceHandler.IgnoreCycles },
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper,
            DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseLower,
        },
        new()
        {
            NumberHandling = JsonNumberHandling.WriteAsString,
            UnknownTypeHandling = JsonUnknownTypeHandling.JsonNode,
        },
        new(JsonSerializerDefaults.Web) { PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate },
    ];

    public static TheoryData<string> Options => ["Aimms", "Maximo", "Veeam"];

    [Fact]
    public void Readable_properties_contain_no_secret()
    {
        Assert.DoesNotContain(Walk(_issued), IsSecret);
        Assert.DoesNotContain(Walk(_issued.Value), IsSecret);
        Assert.DoesNotContain(Walk(new Credential("a-key", _issued.Value)), IsSecret);
        Assert.DoesNotContain(Walk(new ApiKeyMismatchException("other") { Issued = _issued }), IsSecret);
        Assert.DoesNotContain(
            Walk(new AimmsApiKeyManager(new AimmsOptions { CloudAccount = "acme", ApiKey = Secret })),
            IsSecret
        );
    }

    [Theory, MemberData(nameof(Options))]
    public void Readable_properties_of_options_contain_only_the_documented_secrets(string service)
    {
        ApiKeyAccountOptions options = service switch
        {
            "Aimms" => new AimmsOptions { ApiKey = Secret },
            "Maximo" => new MaximoOptions { ApiKeyToken = Secret, Password = Secret },
            _ => new VeeamOptions { ApiKey = Secret, Password = Secret },
        };
        string page = File.ReadAllText(
            Path.Combine(Support.Metadata.RepositoryRoot, "docs", "guides", "observability.md")
        );

        string[] found = [.. Walk(options).Where(IsSecret).Select(static found => found.Path)];

        Assert.Equal(
            service switch
            {
                "Aimms" => ["ApiKey"],
                "Maximo" => ["ApiKeyToken", "Password"],
                _ => ["ApiKey", "Password"],
            },
            found.Order(StringComparer.Ordinal)
        );
        Assert.All(found, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_serialization_of_a_value_throws_with_any_settings()
    {
        foreach (JsonSerializerOptions options in _json)
        {
            foreach (
                object holder in new object[]
                {
                    _issued,
                    _issued.Value,
                    new[] { _issued },
                    new Dictionary<string, object> { ["key"] = _issued },
                    new { Inner = _issued.Value },
                }
            )
            {
                Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(holder, holder.GetType(), options));
            }
        }
    }

    [Fact]
    public void XML_serialization_never_writes_a_value()
    {
        foreach (object holder in new object[] { _issued, _issued.Value })
        {
            using MemoryStream written = new();

            Exception? refused = Record.Exception(() =>
                new DataContractSerializer(holder.GetType()).WriteObject(written, holder)
            );
            Assert.NotNull(refused);
            Assert.ThrowsAny<Exception>(() =>
                new System.Xml.Serialization.XmlSerializer(holder.GetType()).Serialize(written, holder)
            );
            Assert.DoesNotContain(
                "q0b1",
                System.Text.Encoding.UTF8.GetString(written.ToArray()),
                StringComparison.Ordinal
            );
        }
    }

    private static bool IsSecret((string Path, string Text) found) =>
        found.Text.Contains(Secret, StringComparison.Ordinal);

    /// <summary>Every text that is reachable through public properties, with its path.</summary>
    private static IEnumerable<(string Path, string Text)> Walk(object? value, string path = "", int depth = 0)
    {
        if (value is null || depth > 6)
        {
            yield break;
        }

        yield return (path, value as string ?? value.ToString() ?? "");
        if (value is string || value.GetType().IsPrimitive || value is Type or MemberInfo or Delegate)
        {
            yield break;
        }

        IEnumerable<(string Name, object? Value)> parts = value is IEnumerable items
            ? items.Cast<object?>().Select(static (item, index) => ($"[{index}]", item))
            : value
                .GetType()
                .GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(static property => property.GetIndexParameters().Length == 0)
                .Select(property => (property.Name, Read(property, value)));
        foreach (
            (string Path, string Text) found in parts.SelectMany(part =>
                Walk(part.Value, path.Length == 0 ? part.Name : $"{path}.{part.Name}", depth + 1)
            )
        )
        {
            yield return found;
        }
    }

    private static object? Read(PropertyInfo property, object value)
    {
        try
        {
            return property.GetValue(value);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
