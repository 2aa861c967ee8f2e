using System.Text.Json;
using ApiKeys.Client.Authentication;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Fuzzing.Engine;
using ApiKeys.Client.Fuzzing.Mutation;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>The parsers of Veeam's responses.</summary>
internal static class VeeamParsers
{
    private const string Service = "Veeam";
    private static readonly VeeamOptions _options = new();
    private static readonly VeeamDialect _dialect = new(_options, new LearnedForms());
    private static readonly VeeamRequestedKey _wish = new(VeeamCalls.Name, null, ["rest", "ui"], IsReadOnly: true);
    private static readonly VeeamChange _change = new(new ApiKeyUpdate { Description = "other", IsEnabled = true });

    private static readonly AccountContext _account = new(
        Service,
        "fuzz",
        new Uri("https://service.example/"),
        _options,
        new NoAuthenticator(),
        new VeeamErrorReader(),
        new InstantClock(Place.Now)
    )
    {
        Dialect = _dialect,
    };

    public static IEnumerable<Parser> All =>
        [
            Bodies.Of<TokenResult>(
                "veeam-token",
                Seeds("/token"),
                VeeamJson.Options,
                _dialect,
                static token => _ = token.ToString()
            ),
            Bodies.Of<UserEnvelope>(
                "veeam-user",
                Seeds("/users/me"),
                VeeamJson.Options,
                _dialect,
                static user => _ = user.Data.UserName!
            ),
            Bodies.Of<UserLoginPage>("veeam-page", Seeds("/logins"), VeeamJson.Options, _dialect, UsePage),
            Bodies.Of<UserLoginEnvelope>(
                "veeam-login",
                [
                    .. Seeds("/apikey"),
                    .. Corpus.Bodies(Service, static request => request.Contains("/logins/", StringComparison.Ordinal)),
                ],
                VeeamJson.Options,
                _dialect,
                static login => UseLogin(login.Data)
            ),
            Bodies.Of<BooleanEnvelope>(
                "veeam-deleted",
                Corpus.Bodies(Service, static request => request.StartsWith("DELETE", StringComparison.Ordinal)),
                VeeamJson.Options,
                _dialect,
                static deleted => _ = deleted.Data
            ),
            Bodies.Of<AsyncActionEnvelope>(
                "veeam-action",
                Corpus.Bodies(Service, IsAction),
                VeeamJson.Options,
                _dialect,
                static action => _ = action.Data.Status.Value.Length
            ),
            Bodies.Of<JsonElement>("veeam-result", Seeds("/result"), VeeamJson.Options, _dialect, UseResult),
            Bodies.OfError(
                "veeam-error",
                Corpus.Bodies(Service, static _ => true, isSuccess: false),
                new VeeamErrorReader()
            ),
            new(
                "veeam-location",
                new ByteMutator(
                    Words.Of(
                        "/api/v3/asyncActions/955b0b80-da62-4434-9f50-2c1b099948f2",
                        "https://vspc.example/asyncAction/955b0b80-da62-4434-9f50-2c1b099948f2}"
                    ),
                    Words.Of("/asyncActions/", "/asyncAction", "955b0b80-", "-", "0x", "{", "}")
                ),
                ReadLocation
            ),
            new(
                "veeam-key-id",
                new ByteMutator(
                    Words.Of("955b0b80-da62-4434-9f50-2c1b099948f2/12", "12", "0/0"),
                    Words.Of("/", "9223372036854775807", "955b0b80-da62-4434-9f50-2c1b099948f2", "0x", "+", " ", "-")
                ),
                ReadKeyId
            ),
        ];

    private static IReadOnlyList<byte[]> Seeds(string end) =>
        Corpus.Bodies(Service, request => request.EndsWith(end, StringComparison.Ordinal));

    private static bool IsAction(string request) =>
        request.Contains("/asyncActions/", StringComparison.Ordinal)
        && !request.EndsWith("/result", StringComparison.Ordinal);

    private static void UsePage(UserLoginPage page)
    {
        _ = new VeeamPages().Add(page);
        page.Data.Where(static login => VeeamLogins.IsKey(login, _options))
            .ToList()
            .ForEach(static login => Results.Use(VeeamMapping.ToKey(login, "fuzz")));
    }

    private static void UseLogin(UserLogin login)
    {
        _ = (_wish.DifferenceFrom(login), _change.IsMadeIn(login), _change.RefusalIn(login));
        if (!string.IsNullOrWhiteSpace(login.Parameters))
        {
            Results.Use(VeeamMapping.ToIssued(VeeamIssued.Of(login, NewOperation()), _wish, "fuzz"));
        }
    }

    private static void UseResult(JsonElement result)
    {
        try
        {
            if (VeeamResult.MayBeIssue(result))
            {
                UseLogin(VeeamResult.Read(result, NewOperation()));
            }
        }
        catch (WireStatusException)
        {
            // It reports an error.
        }
    }

    private static bool ReadLocation(byte[] bytes)
    {
        try
        {
            return VeeamActions.IdIn(new WireAcceptedException(FuzzText.Of(bytes))) != Guid.Empty;
        }
        catch (WireFormatException)
        {
            return false;
        }
    }

    private static bool ReadKeyId(byte[] bytes)
    {
        string text = FuzzText.Of(bytes);
        try
        {
            BrokenPromiseException.ThrowIf(
                !string.Equals(VeeamKeyId.Parse(text, "id").ToString(), text, StringComparison.OrdinalIgnoreCase),
                "Two texts are the same id."
            );
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static CallState NewOperation() =>
        new(new ApiCall(OperationKind.Create, "issuing a key", _account))
        {
            Response = new(System.Net.HttpStatusCode.OK),
        };
}
