using System.Text.RegularExpressions;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Diagnosis;

/// <summary>The checks that are alike at all services.</summary>
internal static class CommonChecks
{
    private const int ServerError = 500;

    private static readonly Regex _identifier = new(@"\A[A-Za-z_][A-Za-z0-9_]{0,39}\z", RegexOptions.CultureInvariant);

    /// <summary>Whether a server responds at the host of the account. Nothing is authenticated.</summary>
    public static async Task<Observation> ConnectionAsync(DiagnosisProbe probe)
    {
        RawResponse response = await probe.AskAsync(HttpMethod.Get, "/").ConfigureAwait(false);
        string evidence = $"The host responds {probe.Way}, with status {response.Status}.";
        return response.Status < ServerError
            ? probe.HasTls
                ? Observation.AsAssumed(evidence)
                : Observation.NotSeen(evidence)
            : Observation.Unknown($"The host responds with status {response.Status}.");
    }

    /// <summary>Compares the document that the service serves of itself with what the SDK uses.</summary>
    /// <param name="response">The response that may have it.</param>
    /// <param name="operations">The operations that the SDK uses.</param>
    /// <param name="members">The members that the SDK uses.</param>
    public static Observation OpenApi(RawResponse response, string[] operations, string[] members)
    {
        if (!response.IsSuccess)
        {
            return Observation.NotSeen($"The service serves none here (status {response.Status}).");
        }

        if (ServedDocument.Read(response) is not { } document)
        {
            return Observation.NotSeen($"Not compared: {response.Words} is not a document that can be read.");
        }

        IReadOnlyList<string> missing = document.Missing(operations, members);
        return missing.Count == 0
            ? Observation.AsAssumed("The document has each operation and member that the SDK uses.")
            : Observation.Unknown($"The document does not have: {string.Join(", ", missing)}.");
    }

    /// <summary>Whether something that is not there is reported as not found.</summary>
    public static async Task<Observation> MissingAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return Observation.Unknown("It was reported as done.");
        }
        catch (ApiKeyNotFoundException missing)
        {
            return Observation.AsAssumed($"It was reported as not found, with status {missing.StatusCode}.");
        }
    }

    /// <summary>Whether a change that must be refused is refused as a conflict.</summary>
    public static async Task<Observation> ConflictAsync(Func<Task> call)
    {
        try
        {
            await call().ConfigureAwait(false);
            return Observation.Unknown("The service accepted it.");
        }
        catch (ApiKeyConflictException conflict)
        {
            return Observation.AsAssumed($"It was refused as a conflict, with status {conflict.StatusCode}.");
        }
    }

    /// <summary>How many keys, in words.</summary>
    public static string Count(IReadOnlyCollection<ApiKey> keys) => keys.Count == 1 ? "1 key" : $"{keys.Count} keys";

    /// <summary>A name that no other key has.</summary>
    public static string NewName() => $"apikeys-doctor-{Guid.NewGuid():N}".Substring(0, 23);

    /// <summary>The members of objects that are not among the known ones, and the known ones that all lack.</summary>
    public static (string[] Missing, string[] Others) Members(RawResponse list, string[] known)
    {
        HashSet<string> seen =
        [
            .. list
                .Items.Where(static item => item.ValueKind == System.Text.Json.JsonValueKind.Object)
                .SelectMany(JsonNames.MembersOf)
                .Select(static member => member.Name),
        ];
        return ([.. known.Where(name => !seen.Contains(name))], Names(seen.Except(known)));
    }

    /// <summary>The names of members, in their order. What no programmer writes may be the name of a person.</summary>
    public static string[] Names(IEnumerable<string> names) =>
        [
            .. names
                .Select(static name => _identifier.IsMatch(name) ? name : "(a name)")
                .Distinct()
                .OrderBy(static name => name, StringComparer.Ordinal),
        ];
}
