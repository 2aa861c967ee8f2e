using System.CommandLine;
using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Calls;

internal sealed class CurlCommand : ToolCommand
{
    private readonly Argument<string> _path = new("path")
    {
        Description = "The path and the query, relative to the address of the account",
    };
    private readonly CallOptions _call = new();
    private readonly Option<bool> _include = new("--include", "-i")
    {
        Description = "Print the status and the headers of the response before its body",
    };

    public CurlCommand()
        : base(
            "curl",
            "Call the service of an account with its credential, and print the response as it is, any secret too",
            "apikeys curl prod /pro/user-manager/v1/user/@current/info",
            "apikeys curl eam /v3/users/sync@example.com --include",
            "apikeys curl backup /api/v3/organizations/companies",
            "apikeys curl backup /api/v3/about --header 'Accept-Language: en'",
            "apikeys curl prod /pro-api/v2/tasks --method POST --data-file task.json"
        )
    {
        Add(SharedOptions.NamedAccount);
        Add(_path);
        _call.AddTo(this);
        Add(_include);
        Add(SharedOptions.DryRun);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.Parsed.GetResult(GlobalOptions.Account) is { Implicit: false })
        {
            throw new UsageException(
                "The account is the first word after curl; leave --account out. Nothing was sent."
            );
        }

        string path = CallAddress.Checked(session.Get(_path));
        using HttpRequestMessage request = await _call.RequestOfAsync(session, cancellationToken);
        using OpenAccount account = await session.OpenForCallsAsync(cancellationToken);
        using HttpClient client = account.CreateClient();
        request.RequestUri = CallAddress.Under(client.BaseAddress!, path);
        Call call = new(session, client, isWithHead: session.Get(_include) || request.Method == HttpMethod.Head);
        return await call.RunAsync(request, cancellationToken);
    }
}
