using System.Text.Json;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Mutation;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Protocol;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>The parsers of Maximo's responses.</summary>
internal static class MaximoParsers
{
    private const string Service = "Maximo";
    private static readonly JsonSerializerOptions _json = Wire.AdminClientJsonContext.Default.Options;
    private static readonly MaximoDialect _dialect = new(new MaximoPaths(), learned: null);

    private static readonly Wire.NewApiKey _asked = new()
    {
        Description = MaximoCalls.Name,
        Status = new() { Active = true, TokenRefreshInterval = "P90D" },
        Permissions = MaximoPermissionNames.Write(["userAdmin"]),
    };

    private static readonly MaximoChange _change = new(
        new MaximoApiKeyUpdate
        {
            Description = "other",
            IsEnabled = false,
            Scopes = ["userAdmin"],
            TokenRefreshInterval = MaximoRefreshInterval.Parse("P1W"),
        }
    );

    public static IEnumerable<Parser> All =>
        [
            Bodies.Of<IReadOnlyList<Wire.ApiKey>>(
                "maximo-list",
                Seeds("GET"),
                _json,
                _dialect,
                static keys => keys.ToList().ForEach(UseKey)
            ),
            Bodies.Of<Wire.ApiKey>("maximo-key", [.. Seeds("GET"), .. Seeds("PUT")], _json, _dialect, UseKey),
            Bodies.Of<Wire.IssuedApiKey>(
                "maximo-issued",
                Seeds("POST"),
                _json,
                _dialect,
                static key => UseIssued(MaximoWireKey.OfAsync(Task.FromResult(key)).GetAwaiter().GetResult())
            ),
            Bodies.Of<Wire.AccessToken>(
                "maximo-token",
                Corpus.Bodies(Service, IsSignIn),
                Wire.SignInClientJsonContext.Default.Options,
                WireDialect.Specified,
                static token => ReadJwt(token.Token)
            ),
            Bodies.OfError(
                "maximo-error",
                Corpus.Bodies(Service, static _ => true, isSuccess: false),
                new MaximoErrorReader()
            ),
            new("maximo-jwt", new JwtMutator(), static bytes => ReadJwt(FuzzText.Of(bytes))),
            new(
                "maximo-interval",
                new ByteMutator(
                    Words.Of(
                        "P1W",
                        "P90D",
                        "P3M",
                        "PT12H",
                        "NEVER",
                        "P1Y2M3DT4H5M6.7S",
                        "P0,5D",
                        "P999999999Y",
                        "PT999999999H"
                    ),
                    Words.Of("P", "T", "Y", "M", "W", "D", "H", "S", ".", ",", "0", "999999999", "٣", "\n")
                ),
                ReadInterval
            ),
        ];

    private static IReadOnlyList<byte[]> Seeds(string method) =>
        Corpus.Bodies(Service, request => request.StartsWith(method, StringComparison.Ordinal) && !IsSignIn(request));

    private static bool IsSignIn(string request) => request.Contains("authenticate", StringComparison.Ordinal);

    private static void UseKey(Wire.ApiKey read)
    {
        MaximoWireKey key = MaximoWireKey.Of(read);
        Results.Use(MaximoMapping.ToKey(key, "fuzz"));
        _ = (_change.IsDone(key), _change.Weakens(key), _change.Write(key, MaximoUpdateBody.AsRead));
    }

    private static void UseIssued(MaximoWireKey key)
    {
        Results.Use(MaximoMapping.ToIssued(key.With(_asked), "fuzz", Place.Now));
        _ = MaximoDifference.Find(key, _asked);
    }

    /// <summary>An unreadable token is used as well, so the parser must never throw.</summary>
    private static bool ReadJwt(string token)
    {
        MaximoJwt jwt = MaximoJwt.Read(token, Place.Now);
        BrokenPromiseException.ThrowIf(jwt.Lifetime <= TimeSpan.Zero, "The lifetime of a token is not positive.");
        BrokenPromiseException.ThrowIf(
            AccessToken.RenewalOf(jwt.Lifetime, Place.Now) < Place.Now,
            "A token is to be renewed before it was issued."
        );
        return jwt.Lifetime is not null;
    }

    private static bool ReadInterval(byte[] bytes)
    {
        string text = FuzzText.Of(bytes);
        try
        {
            MaximoRefreshInterval interval = MaximoRefreshInterval.Parse(text);
            BrokenPromiseException.ThrowIf(interval.ToString() != text, "The text was not kept.");
            BrokenPromiseException.ThrowIf(interval.EndOf(Place.Now) < Place.Now, "An interval ends before it begins.");
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
