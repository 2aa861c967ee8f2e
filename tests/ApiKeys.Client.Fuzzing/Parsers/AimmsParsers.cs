using System.Text.Json;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Mutation;
using ApiKeys.Client.Protocol;
using Pro = ApiKeys.Client.Aimms.Generated.ProApi;
using Wire = ApiKeys.Client.Aimms.Generated.UserManager;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>The parsers of AIMMS's responses.</summary>
internal static class AimmsParsers
{
    private const string Service = "Aimms";
    private static readonly JsonSerializerOptions _json = Wire.UserManagerClientJsonContext.Default.Options;
    private static readonly JsonSerializerOptions _proJson = Pro.ProApiClientJsonContext.Default.Options;

    public static IEnumerable<Parser> All =>
        [
            Bodies.Of<IReadOnlyList<Wire.ApiKey>>(
                "aimms-list",
                Seeds("GET", "/api-key"),
                _json,
                WireDialect.Specified,
                static keys =>
                    keys.ToList()
                        .ForEach(static key =>
                            UseListed(new(key.Name, key.ExpirationDate, Names(key.Scopes), key.AdditionalProperties))
                        )
            ),
            Bodies.Of<Wire.IssuedApiKey>(
                "aimms-issued",
                Seeds("POST", "/api-key"),
                _json,
                WireDialect.Specified,
                static key =>
                    UseIssued(
                        new(key.Name, key.ExpirationDate, Names(key.Scopes), key.AdditionalProperties)
                        {
                            Value = key.Value,
                        }
                    )
            ),
            Bodies.Of<IReadOnlyList<Pro.ApiKey>>(
                "aimms-pro-list",
                Seeds("GET", "/api-key"),
                _proJson,
                WireDialect.Specified,
                static keys =>
                    keys.ToList()
                        .ForEach(static key =>
                            UseListed(new(key.Name, key.ExpirationDate, Names(key.Scopes), key.AdditionalProperties))
                        )
            ),
            Bodies.Of<Pro.IssuedApiKey>(
                "aimms-pro-issued",
                Seeds("POST", "/api-key"),
                _proJson,
                WireDialect.Specified,
                static key =>
                    UseIssued(
                        new(key.Name, key.ExpirationDate, Names(key.Scopes), key.AdditionalProperties)
                        {
                            Value = key.Value,
                        }
                    )
            ),
            Bodies.Of<IReadOnlyList<Wire.Scope>>(
                "aimms-scopes",
                Seeds("GET", "scopes"),
                _json,
                WireDialect.Specified,
                static scopes =>
                    new AimmsForms(new LearnedForms()).Offer(
                        scopes.Select(static scope => new ApiKeyScope(scope.Value, scope.Explanation))
                    )
            ),
            Bodies.Of<Wire.User>(
                "aimms-user",
                Seeds("GET", "/info"),
                _json,
                WireDialect.Specified,
                static user => _ = user.UserName
            ),
            Bodies.OfError(
                "aimms-error",
                Corpus.Bodies(Service, static _ => true, isSuccess: false),
                new AimmsErrorReader()
            ),
            new(
                "aimms-scope-name",
                new ByteMutator(Words.Of("PublishApp", "API Key", "Tasks", "Task", "Telepathy"), Words.All),
                ReadScopeName
            ),
        ];

    private static IReadOnlyList<byte[]> Seeds(string method, string path) =>
        Corpus.Bodies(
            Service,
            request =>
                request.StartsWith(method, StringComparison.Ordinal) && request.Contains(path, StringComparison.Ordinal)
        );

    private static List<string>? Names<T>(IReadOnlyList<T>? scopes)
        where T : IWireValue => scopes?.Select(static scope => scope.Value).ToList();

    private static void UseListed(AimmsWireKey key) => Results.Use(AimmsMapping.ToKey(key, "fuzz"));

    private static void UseIssued(AimmsWireKey key)
    {
        WireFormatException.ThrowIfBlank(key.Value, "value");
        string[] scopes = ["PublishApp"];
        Results.Use(AimmsMapping.ToIssued(key, AimmsCalls.Name, ("2026-12-21", Place.Now.AddDays(30)), scopes, "fuzz"));
        _ = AimmsMapping.Difference(key, AimmsCalls.Name, Place.Now.AddDays(30), scopes);
    }

    private static bool ReadScopeName(byte[] bytes)
    {
        string text = FuzzText.Of(bytes);
        string shouted = text.ToUpperInvariant();
        BrokenPromiseException.ThrowIf(
            !AimmsScopeNames.Comparer.Equals(text, shouted),
            "Two scopes differ in case only."
        );
        BrokenPromiseException.ThrowIf(
            AimmsScopeNames.Comparer.GetHashCode(text) != AimmsScopeNames.Comparer.GetHashCode(shouted),
            "Equal scopes have different hashes."
        );
        return AimmsScopeNames.Parse(text) != AimmsScopes.None;
    }
}
