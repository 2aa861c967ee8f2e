using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Http.Headers;
using System.Text;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Calls;

/// <summary>The options that describe a request.</summary>
internal sealed class CallOptions
{
    // A TRACE would return the credential, and a CONNECT is for a proxy.
    private static readonly string[] _refused = ["TRACE", "CONNECT"];

    private readonly Option<string> _method = new("--method", "-X")
    {
        Description = "The method; GET unless set. Every method but GET and HEAD may change something",
        HelpName = "method",
        DefaultValueFactory = static _ => "GET",
    };
    private readonly Option<string?> _data = new("--data")
    {
        Description = "The body, as text. Other users of the machine can read it: a secret belongs in --data-file",
        HelpName = "text",
    };
    private readonly Option<string?> _dataFile = new("--data-file")
    {
        Description = "The file that holds the body; - for standard input",
        HelpName = "file",
    };
    private readonly Option<string> _contentType = new("--content-type")
    {
        Description = "The media type of the body; application/json unless set",
        HelpName = "type",
        DefaultValueFactory = static _ => "application/json",
    };

    private readonly CallHeaders _headers = new();

    public void AddTo(Command command)
    {
        command.Add(_method);
        command.Add(_data);
        command.Add(_dataFile);
        command.Add(_contentType);
        _headers.AddTo(command);
        _method.Validators.Add(CheckMethod);
        _contentType.Validators.Add(CheckContentType);
        command.Validators.Add(CheckBody);
    }

    /// <summary>The request without its address.</summary>
    /// <exception cref="UsageException">The body cannot be read, or a header cannot be sent.</exception>
    public async Task<HttpRequestMessage> RequestOfAsync(Session session, CancellationToken cancellationToken)
    {
        HttpRequestMessage request = new(new HttpMethod(MethodOf(session.Get(_method)!)), (Uri?)null);
        if (await BodyAsync(session, cancellationToken) is { } body)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(session.Get(_contentType)!);
        }

        _headers.Set(request, session);
        return request;
    }

    private async Task<byte[]?> BodyAsync(Session session, CancellationToken cancellationToken)
    {
        string? file = session.Get(_dataFile);
        try
        {
            return file switch
            {
                null => session.Get(_data) is { } text ? Encoding.UTF8.GetBytes(text) : null,
                "-" => await InputAsync(cancellationToken),
                _ => await File.ReadAllBytesAsync(file, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(
                $"The body cannot be read from '{file}': {exception.Message} Nothing was sent.",
                exception
            );
        }
    }

    private static async Task<byte[]> InputAsync(CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        await using Stream input = Console.OpenStandardInput();
        await input.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private static string MethodOf(string text) => text.ToUpperInvariant();

    private static void CheckMethod(OptionResult result)
    {
        string method = MethodOf(result.GetValueOrDefault<string>() ?? "");
        if (method.Length == 0 || !method.All(char.IsAsciiLetterUpper) || _refused.Contains(method))
        {
            result.AddError($"--method is '{method}'; it must be a method such as GET, POST, PUT, PATCH or DELETE.");
        }
    }

    private static void CheckContentType(OptionResult result)
    {
        if (!MediaTypeHeaderValue.TryParse(result.GetValueOrDefault<string>(), out _))
        {
            result.AddError("--content-type must be a media type such as application/json.");
        }
    }

    private void CheckBody(CommandResult result)
    {
        bool hasText = result.GetResult(_data) is { Implicit: false };
        bool hasFile = result.GetResult(_dataFile) is { Implicit: false };
        if (hasText && hasFile)
        {
            result.AddError("--data and --data-file are both given; keep one.");
        }
        else if ((hasText || hasFile) && result.GetResult(_method) is not { Implicit: false })
        {
            result.AddError("A body needs a method, such as --method POST. Nothing was sent.");
        }
    }
}
