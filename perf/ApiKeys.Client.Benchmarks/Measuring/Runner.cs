using ApiKeys.Client.Benchmarks.Contestants;
using ApiKeys.Client.Benchmarks.Responses;

namespace ApiKeys.Client.Benchmarks.Measuring;

/// <summary>
/// Lets the contestants take turns in short rounds, so that other load on the machine affects all of them. Each round
/// starts with another contestant.
/// </summary>
internal sealed class Runner(Plan plan, Uri loopback, DateOnly expiry)
{
    public static readonly Uri InMemory = new("https://acme.example.com/");

    public async Task<IReadOnlyList<Cell>> RunAsync(Func<Where, bool> isWanted, Func<string, Task> report)
    {
        await WarmUpAsync();
        List<Cell> cells = [];
        foreach ((Workload workload, Where where) in Plan.Cells.Where(cell => isWanted(cell.Where)))
        {
            Cell cell = await MeasureAsync(workload, where);
            await report(cell.Title);
            cells.Add(cell);
        }

        return cells;
    }

    /// <summary>Calls everything for a while. Otherwise the first cell would pay for compilation.</summary>
    private async Task WarmUpAsync()
    {
        foreach (Workload workload in Enum.GetValues<Workload>())
        {
            await WithEntrantsAsync(
                workload,
                Where.Memory,
                entrants => EachAsync(entrants, 0, entrant => entrant.WarmUpAsync(plan.WarmUp))
            );
        }
    }

    private async Task<Cell> MeasureAsync(Workload workload, Where where)
    {
        Cell? cell = null;
        await WithEntrantsAsync(
            workload,
            where,
            async entrants =>
            {
                await EachAsync(entrants, 0, static entrant => entrant.CheckAsync());
                await EachAsync(entrants, 0, entrant => entrant.WarmUpAsync(plan.WarmUp));
                for (int round = 0; round < plan.Rounds; round++)
                {
                    await EachAsync(entrants, round, entrant => entrant.TakeTurnAsync(plan.Turn));
                }

                await EachAsync(entrants, 0, static entrant => entrant.CheckAsync());
                cell = new Cell(workload, where, [.. entrants.Select(static entrant => entrant.Figure)]);
            }
        );
        return cell!;
    }

    private async Task WithEntrantsAsync(Workload workload, Where where, Func<Entrant[], Task> run)
    {
        Entrant[] entrants =
        [
            .. Field.All.Select(contestant => Enter(contestant.Name, contestant.Create, workload, where)),
        ];
        try
        {
            await run(entrants);
        }
        finally
        {
            Array.ForEach(entrants, static entrant => entrant.Dispose());
        }
    }

    private Entrant Enter(string name, Func<Place, Contestant> create, Workload workload, Where where)
    {
        Place place =
            where == Where.Memory
                ? new(InMemory, expiry, new CannedHandler(CannedResponse.To(workload, expiry)))
                : new(new Uri(loopback, workload + "/"), expiry, null);
        return new Entrant(name, create(place), place, workload, where);
    }

    private static async Task EachAsync(Entrant[] entrants, int first, Func<Entrant, Task> run)
    {
        for (int i = 0; i < entrants.Length; i++)
        {
            await run(entrants[(first + i) % entrants.Length]);
        }
    }
}
