using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;
using ApiKeys.Client.Tests.Telemetry;

namespace ApiKeys.Client.Tests.Documentation;

/// <summary>The tables of docs/guides/errors.md match the code, and the SDK retries what the page says.</summary>
public sealed class ErrorsPageTests
{
    private const int BrokenConnection = 0;

    private static readonly Page _page = new("docs/guides/errors.md");
    private static readonly int[] _failures = [BrokenConnection, 408, 429, 500, 501, 503, 505];

    [Theory]
    [InlineData("list, find, check, scopes", "Aimms")]
    [InlineData("list, find, check, scopes", "Maximo")]
    [InlineData("list, find, check, scopes", "Veeam")]
    [InlineData("delete", "Aimms")]
    [InlineData("delete", "Maximo")]
    [InlineData("delete", "Veeam")]
    [InlineData("create", "Aimms")]
    [InlineData("create", "Maximo")]
    [InlineData("create at Veeam", "Veeam")]
    [InlineData("change, enable, disable", "Maximo")]
    [InlineData("change, enable, disable", "Veeam")]
    [InlineData("refresh", "Maximo")]
    public async Task A_request_is_retried_after_the_failures_that_the_page_lists(string operation, string service)
    {
        await using ObservedAccount account = await ObservedAccount.StartAsync(service);
        List<int> retried = [];
        foreach (int failure in _failures)
        {
            IssuedApiKey key = await account.Keys.CreateAsync(account.Request($"key-{failure}"), The.Token);
            (string method, Func<Task> call) = Call(operation, account, key, $"other-{failure}");
            account.Emulator.Faults.Add(
                (failure == BrokenConnection ? Fault.DropBefore() : Fault.Respond(failure)).On(method)
            );
            int before = Sent(account, method);

            await Record.ExceptionAsync(call);

            account.Emulator.Faults.Clear();
            if (Sent(account, method) - before > 1)
            {
                retried.Add(failure);
            }
        }

        Assert.Equal(_failures.Where(failure => IsListed(RetriedAfter(operation), failure)), retried);
    }

    [Fact]
    public void The_page_lists_each_operation_once() =>
        Assert.Equal(
            [
                "any",
                "change, enable, disable",
                "create",
                "create at Veeam",
                "delete",
                "list, find, check, scopes",
                "refresh",
            ],
            _page.TableBelow("## What is retried").Select(static row => row[0]).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_page_lists_each_exception_of_the_SDK()
    {
        string[] starts =
        [
            "**Nothing was sent**",
            "**Nothing was changed**",
            "**A key exists:**",
            "**The outcome is unknown:**",
        ];

        Assert.Equal(
            typeof(ApiKeyException)
                .Assembly.GetExportedTypes()
                .Where(static type => typeof(Exception).IsAssignableFrom(type) && !type.IsAbstract)
                .Select(static type => type.Name)
                .Order(StringComparer.Ordinal),
            starts
                .SelectMany(_page.TableBelow)
                .Select(static row => Page.NamesIn(row[0]).First())
                .Where(static name =>
                    name.StartsWith("ApiKey", StringComparison.Ordinal)
                    || name.StartsWith("Maximo", StringComparison.Ordinal)
                )
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_page_lists_each_step_that_can_fail() =>
        Assert.Equal(
            Enum.GetNames<ApiKeyFailureStep>().Order(StringComparer.Ordinal),
            _page
                .TableBelow("## Which step failed")
                .SelectMany(static row => Page.NamesIn(row[0]))
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void The_page_lists_what_an_error_carries()
    {
        string carried = string.Concat(_page.ParagraphBelow("## What an error carries"));

        Assert.All(
            typeof(ApiKeyException)
                .GetProperties()
                .Where(static property => property.DeclaringType == typeof(ApiKeyException)),
            property => Assert.Contains($"`{property.Name}`", carried, StringComparison.Ordinal)
        );
    }

    /// <summary>The page's text about an operation; "the same" refers to the list.</summary>
    private static string RetriedAfter(string operation)
    {
        string Cell(string of) => _page.TableBelow("## What is retried").Single(row => row[0] == of)[1];
        string cell = Cell(operation);
        return cell.StartsWith("the same", StringComparison.Ordinal) ? Cell("list, find, check, scopes") : cell;
    }

    private static bool IsListed(string cell, int failure)
    {
        if (failure == BrokenConnection)
        {
            return cell.Contains("a broken connection", StringComparison.Ordinal);
        }

        string[] parts = cell.Split(" except ");
        string status = failure.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return parts[0].Contains(status, StringComparison.Ordinal)
            || (
                failure >= 500
                && parts[0].Contains("5xx", StringComparison.Ordinal)
                && !parts.Skip(1).Any(part => part.Contains(status, StringComparison.Ordinal))
            );
    }

    private static (string Method, Func<Task> Call) Call(
        string operation,
        ObservedAccount account,
        IssuedApiKey key,
        string name
    ) =>
        operation switch
        {
            "delete" => ("DELETE", () => account.Keys.DeleteAsync(key.Key.Id, The.Token)),
            "create" or "create at Veeam" => ("POST", () => account.Keys.CreateAsync(account.Request(name), The.Token)),
            "change, enable, disable" => (
                account.Service == "Veeam" ? "PATCH" : "PUT",
                () => account.Keys.DisableAsync(key.Key.Id, The.Token)
            ),
            "refresh" => ("POST", () => account.Keys.RefreshAsync(key.Key.Id, The.Token)),
            _ => ("GET", () => account.Keys.GetListAsync(The.Token)),
        };

    private static int Sent(ObservedAccount account, string method) =>
        account.Emulator.Requests.Count(request => request.Method == method);
}
