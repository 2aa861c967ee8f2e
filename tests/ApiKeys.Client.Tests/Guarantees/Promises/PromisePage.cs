using System.Globalization;
using System.Reflection;
using System.Text;

namespace ApiKeys.Client.Tests.Guarantees.Promises;

/// <summary>Generates docs/contributing/promises.md from the <see cref="PromiseAttribute"/>s on the tests.</summary>
internal static class PromisePage
{
    private const int Columns = 120;

    public static readonly IReadOnlyList<(string Title, string Text)> Promises =
    [
        (
            "A value that is shown once is never lost silently",
            "Create and refresh return the value, or an exception reports the outcome: not done; created, but the "
                + "value is lost; created, but not as requested; or the outcome is unknown."
        ),
        (
            "No secret gets out",
            "No secret is in a log, an exception, a trace, a metric, `ToString`, a debugger view, JSON or a "
                + "process argument. Text from the service is passed on with runs that look like a key masked."
        ),
        (
            "A create is sent once",
            "It is retried only when the first request certainly did not arrive, was rejected before it "
                + "was processed, or is recognized by the service as the same (Veeam)."
        ),
        (
            "A credential goes only to its own service",
            "Requests use https, or http on loopback by explicit choice. Redirects are not followed, and no "
                + "address is derived from another."
        ),
        (
            "Unknown input survives, and unsupported requests are refused",
            "An unknown scope, status, member or date format survives reading. What a service does not support is "
                + "refused before anything is sent."
        ),
        (
            "Everything is bounded",
            "Each call has a timeout that covers the last byte of the body. Bodies, pages, the depth of JSON and "
                + "texts of errors have limits. A list is complete, or it is an error."
        ),
        ("An id arrives as that id", "It is percent-encoded once. An id that would change on the way is refused."),
        (
            "All targets behave alike",
            "All tests run on the builds for net10.0 and netstandard2.0, the latter on .NET 10 and on .NET 8. The "
                + "step `.ci/steps/aot` compiles a program ahead of time without a warning and runs it."
        ),
        (
            "All time comes from `TimeProvider`",
            "Instants are in UTC, a date without a zone is UTC, and an expiry is rounded down. An analyzer bans "
                + "the machine's clock (`src/BannedSymbols.txt`), and the tests of other targets run in the time zone "
                + "of Tokyo."
        ),
        (
            "An error is something to act on",
            "It says what failed, at which service and step, what the service said, and whether and when to retry."
        ),
    ];

    /// <summary>Gets the tests that have the attribute, with the folder that they are in.</summary>
    public static IEnumerable<(int Promise, string Folder, MethodInfo Test)> Tests { get; } =
    [
        .. from type in typeof(PromisePage).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        let attribute = method.GetCustomAttribute<PromiseAttribute>()
        where attribute is not null
        from number in attribute.Numbers
        select (number, FolderOf(type), method),
    ];

    public static string Text()
    {
        StringBuilder page = new();
        page.Append(
            """
            # What the SDK promises, and which tests prove it

            Each of the ten promises is proved by tests in `tests/ApiKeys.Client.Tests` that have the attribute
            `[Promise]` with its number. This page is generated from these attributes. It lists the test classes by
            folder, with the number of test methods.

            ```bash
            dotnet test tests/ApiKeys.Client.Tests --filter Promise=3                  # run the tests of one promise
            dotnet test tests/ApiKeys.Client.Tests --filter Promise=3 --list-tests     # list them
            UPDATE_PROMISES=1 dotnet test tests/ApiKeys.Client.Tests --filter Promises # write this page again
            ```

            `FaultMatrixTests` is one method with some 4,700 cases: every public operation is tested with every
            fault of the emulator, at every service and with every way to authenticate. `FaultMatrix/Expected` holds the reviewed
            outcome of each case: what the caller gets, which requests were sent, and what is at the server
            afterwards. `CanaryTests` searches everything that leaves the SDK for secrets while all operations run
            through all faults.

            """
        );
        for (int number = 1; number <= Promises.Count; number++)
        {
            (string title, string text) = Promises[number - 1];
            page.Append(CultureInfo.InvariantCulture, $"\n## {number}. {title}\n\n{Wrapped(text, "")}\n");
            foreach (IGrouping<string, MethodInfo> folder in Folders(number))
            {
                page.Append(Wrapped($"- **{folder.Key}**: {string.Join(", ", Classes(folder))}", "  "));
            }
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static IEnumerable<IGrouping<string, MethodInfo>> Folders(int promise) =>
        Tests
            .Where(test => test.Promise == promise)
            .GroupBy(test => test.Folder, test => test.Test)
            .OrderBy(folder => folder.Key, StringComparer.Ordinal);

    private static IEnumerable<string> Classes(IEnumerable<MethodInfo> tests) =>
        tests
            .GroupBy(test => test.DeclaringType!.Name)
            .OrderBy(tests => tests.Key, StringComparer.Ordinal)
            .Select(tests => $"{tests.Key} ({tests.Count()})");

    private static string FolderOf(Type type)
    {
        string below = type.Namespace![typeof(PromiseAttribute).Namespace!.Length..];
        return below.Length == 0 ? "General" : below[1..].Replace('.', '/');
    }

    private static string Wrapped(string text, string indent)
    {
        StringBuilder lines = new();
        int length = 0;
        foreach (string word in text.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > Columns)
            {
                lines.Append('\n').Append(indent);
                length = indent.Length;
            }
            else if (length > 0)
            {
                lines.Append(' ');
                length++;
            }

            lines.Append(word);
            length += word.Length;
        }

        return lines.Append('\n').ToString();
    }
}
