using System.Reflection;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Testing;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Guarantees.FaultMatrix;

/// <summary>
/// Every operation is tested with every fault, at every service. The outcomes are in tables, one for each service and
/// way to authenticate: the caller's result, the number of requests, and the keys at the server afterwards. Conditions
/// that must hold in every case are checked as well.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output)
{
    private const string UpdateVariable = "UPDATE_MATRIX";

    private static readonly Dictionary<string, ApiKeyCapabilities> _needed = new()
    {
        [nameof(ApiKeyManager.UpdateAsync)] = ApiKeyCapabilities.UpdateDescription,
        [nameof(ApiKeyManager.EnableAsync)] = ApiKeyCapabilities.Disable,
        [nameof(ApiKeyManager.DisableAsync)] = ApiKeyCapabilities.Disable,
        [nameof(ApiKeyManager.RefreshAsync)] = ApiKeyCapabilities.Refresh,
        [nameof(ApiKeyManager.ListScopesAsync)] = ApiKeyCapabilities.ListScopes,
        [nameof(ApiKeyManager.ResumeAsync)] = ApiKeyCapabilities.Resume,
    };

    // None changes anything: a diagnosis reports a fault as a finding, a token that nobody received is of no use, and the
    // verification of a credential is the check of an account with that credential.
    private static readonly string[] _harmless =
    [
        nameof(ApiKeyManager.DiagnoseAsync),
        nameof(MaximoApiKeyManager.AuthenticateAsync),
        nameof(ApiKeyManager.VerifyAsync),
    ];

    public static TheoryData<string> Services => new(MatrixServices.All.Keys);

    [Promise(1, 2, 3, 4, 6, 9, 10)]
    [Theory, MemberData(nameof(Services))]
    public async Task The_outcome_of_each_fault_matches_the_reviewed_table(string service)
    {
        MatrixRow[] rows = await RunAsync(MatrixServices.All[service]);
        string actual = MatrixTable.Write(rows);
        output.WriteLine(actual);
        string[] broken =
        [
            .. from row in rows
            from violation in row.Violations
            select $"{row.Operation}, {row.Request}, {row.Fault}: violated: {violation} ({row.Caller}; "
                + $"{row.Requests}; {row.Server})",
        ];
        Assert.True(broken.Length == 0, string.Join('\n', broken));

        string file = Path.Combine(
            Metadata.RepositoryRoot,
            "tests",
            "ApiKeys.Client.Tests",
            "Guarantees",
            "FaultMatrix",
            "Expected",
            $"{service}.txt"
        );
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(file, actual, The.Token);
        }

        string expected = File.Exists(file)
            ? (await File.ReadAllTextAsync(file, The.Token)).ReplaceLineEndings("\n")
            : "";
        Assert.True(expected == actual, Explain(file, MatrixTable.Compare(expected, actual)));
    }

    [Fact]
    public void Every_kind_of_fault_is_in_the_matrix() =>
        Assert.Equal(
            from type in typeof(Fault).Assembly.GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
            where method.ReturnType == typeof(Fault)
            orderby method.Name
            select method.Name,
            MatrixFaults.All.Concat(MatrixFaults.OfVeeam).Select(fault => fault.Kind).Distinct().Order()
        );

    [Theory]
    [InlineData("aimms-user-manager")]
    [InlineData("aimms-pro-api")]
    [InlineData("maximo-key")]
    [InlineData("veeam-key")]
    public async Task Every_operation_is_in_the_matrix_unless_the_service_lacks_it(string service)
    {
        await using MatrixService started = MatrixServices.All[service]();
        await started.StartAsync();
        ApiKeyManager manager = started.Preparer;
        IEnumerable<string> operations = manager
            .GetType()
            .GetMethods()
            .Select(method => method.Name)
            .Where(name => name.EndsWith("Async", StringComparison.Ordinal) && !_harmless.Contains(name));

        Assert.Equal(
            operations.Distinct().Where(name => manager.Capabilities.HasFlag(_needed.GetValueOrDefault(name))).Order(),
            started.Operations.Select(operation => operation.MethodName).Distinct().Order()
        );
    }

    private static async Task<MatrixRow[]> RunAsync(Func<MatrixService> create)
    {
        int operations = await CountAsync(create);
        MatrixRow[][] rows = new MatrixRow[operations][];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, operations),
            TestContext.Current.CancellationToken,
            async (index, _) => rows[index] = await RunAsync(create, index)
        );
        return [.. rows.SelectMany(part => part)];
    }

    private static async Task<int> CountAsync(Func<MatrixService> create)
    {
        await using MatrixService service = create();
        await service.StartAsync();
        return service.Operations.Count;
    }

    private static async Task<MatrixRow[]> RunAsync(Func<MatrixService> create, int index)
    {
        await using MatrixService service = create();
        await service.StartAsync();
        MatrixOperation operation = service.Operations[index];
        MatrixStage stage = new(service, operation);
        List<MatrixRow> rows = [];
        foreach (MatrixFault fault in service.Faults.Where(operation.CanMeet))
        {
            try
            {
                rows.Add(await stage.MeetAsync(fault));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException(
                    $"This did not end as any case may: {operation.Name}, {operation.Request}, {fault.Name}.",
                    failure
                );
            }
        }

        return [.. rows];
    }

    private static string Explain(string file, IReadOnlyList<string> differences) =>
        $"""
            The outcomes of the faults differ from FaultMatrix/Expected/{Path.GetFileName(file)}:
            {(differences.Count == 0 ? "the order of its lines alone" : string.Join("\n", differences))}
            A row must match the promises. If the change is intended, write the file again:
            {UpdateVariable}=1 dotnet test tests/ApiKeys.Client.Tests --filter FaultMatrix
            """;
}
