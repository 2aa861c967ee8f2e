using System.CommandLine;
using System.CommandLine.Parsing;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Calls;

/// <summary>The headers that a user adds to a call: never one that carries a credential or that the tool sets.</summary>
internal sealed class CallHeaders
{
    /// <summary>The option of an account at AIMMS that names another header for the credential.</summary>
    private const string OwnHeader = "Protocol:CredentialHeader";

    private static readonly string[] _credentials =
    [
        "apikey",
        "x-access-token",
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
    ];

    private static readonly string[] _ofTheTool =
    [
        "Connection",
        "Content-Length",
        "Expect",
        "Host",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
    ];

    private readonly Option<string[]> _headers = new("--header", "-H")
    {
        Description =
            "A further header, as 'Name: value'; may be repeated. Other users of the machine can read it: no secrets",
        HelpName = "header",
        DefaultValueFactory = static _ => [],
    };

    public void AddTo(Command command)
    {
        command.Add(_headers);
        _headers.Validators.Add(Check);
    }

    /// <exception cref="UsageException">A header carries the account's credential, or needs a body.</exception>
    public void Set(HttpRequestMessage request, Session session)
    {
        foreach ((string name, string value) in session.Get(_headers)!.Select(Parse))
        {
            if (Is(name, session.Configuration.Account(session.AccountName)[OwnHeader]))
            {
                throw new UsageException(CredentialError(name));
            }

            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                _ =
                    request.Content?.Headers.TryAddWithoutValidation(name, value)
                    ?? throw new UsageException($"{_headers.Name} {name} needs a body. Nothing was sent.");
            }
        }
    }

    private static (string Name, string Value) Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text.Trim(), "") : (text[..colon].Trim(), text[(colon + 1)..].Trim());
    }

    private void Check(OptionResult result)
    {
        foreach (string text in result.Tokens.Select(static token => token.Value))
        {
            if (ErrorIn(text) is { } error)
            {
                result.AddError(error);
            }
        }
    }

    private string? ErrorIn(string text)
    {
        (string name, string value) = Parse(text);
        return name.Length == 0 || !name.All(IsOfName) || value.Length == 0 || value.Any(char.IsControl)
                ? $"{_headers.Name} must be 'Name: value', such as 'Accept-Language: en'. Nothing was sent."
            : _credentials.Any(known => Is(name, known)) ? CredentialError(name)
            : Is(name, "Content-Type") ? $"{_headers.Name} cannot set {name}; use --content-type. Nothing was sent."
            : _ofTheTool.Any(known => Is(name, known))
                ? $"{_headers.Name} cannot set {name}: the tool sets it itself. Nothing was sent."
            : null;
    }

    private string CredentialError(string name) =>
        $"{_headers.Name} cannot set {name}: the tool sends the credential of the account, and no other. Nothing was "
        + "sent.";

    private static bool Is(string name, string? other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The characters that RFC 9110 allows in a name.</summary>
    private static bool IsOfName(char c) =>
        char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
