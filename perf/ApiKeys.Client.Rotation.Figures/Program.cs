using System.Diagnostics;
using System.Globalization;
using ApiKeys.Client.Rotation;
using ApiKeys.Client.Rotation.Figures;

// What the rotation costs, beside a service in memory and with the file store. Prints a table in Markdown.
// With the argument "hold" it is the process that is killed in the middle of a rotation.
if (args is ["hold", var held])
{
    TaskCompletionSource hanging = new();
    Site site = new(held, 1, hanging);
    Task sweep = site.Engine.SweepAsync();
    await hanging.Task;
    Console.WriteLine("held");
    await sweep;
    return;
}

bool isHandlerOnly = args is ["handler"];
int policies = args is [var number] && !isHandlerOnly ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
string root = Directory.CreateTempSubdirectory("rotation-figures-").FullName;
try
{
    Console.WriteLine("| figure | measured |");
    Console.WriteLine("|---|---|");
    if (isHandlerOnly)
    {
        await HandlerAsync();
        return;
    }

    await RotationAsync();
    await HandlerAsync();
    await UseAsync();
    await FleetAsync();
    await TakeoverAsync();
}
finally
{
    Directory.Delete(root, recursive: true);
}

// One rotation: from the request until the value is delivered, and from the end of the overlap until the key is gone.
async Task RotationAsync()
{
    await using Site site = new(Path.Combine(root, "one"), 1);
    await site.Engine.SweepAsync();
    List<double> create = [];
    List<double> revoke = [];
    (int writes, int calls) first = default;
    (int writes, int calls) second = default;
    for (int i = 0; i < 20; i++)
    {
        (int writes, int calls) = (site.Store.Writes, site.Calls);
        create.Add(await TimeAsync(() => site.Engine.RotateAsync("p0", "figures")));
        first = (site.Store.Writes - writes, site.Calls - calls);
        site.Clock.Advance(TimeSpan.FromDays(2.99)); // The daily comparison is not a part of the rotation.
        await site.Engine.SweepAsync();
        site.Clock.Advance(TimeSpan.FromDays(0.02));
        (writes, calls) = (site.Store.Writes, site.Calls);
        revoke.Add(await TimeAsync(() => site.Engine.SweepAsync()));
        second = (site.Store.Writes - writes, site.Calls - calls);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.Engine.SweepAsync();
    }

    Row(
        "one rotation, until the new value is delivered",
        $"{first.writes} writes, {first.calls} calls, {Times(create)}"
    );
    Row("one rotation, after the overlap", $"{second.writes} writes, {second.calls} calls, {Times(revoke)}");
}

async Task HandlerAsync()
{
    const int Requests = 1_000_000;
    await using Site site = new(Path.Combine(root, "handler"), 1);
    await site.Engine.SweepAsync();
    using HttpMessageInvoker rotated = site.Client("rotated");
    using HttpMessageInvoker plain = site.Client("fixed");
    using HttpRequestMessage request = new(HttpMethod.Get, "http://localhost/");
    List<double> nanoseconds = [];
    long bytes = 0;
    for (int round = 0; round < 7; round++)
    {
        (double withRotation, long its) = await SendAsync(rotated);
        (double without, long others) = await SendAsync(plain);
        nanoseconds.Add(withRotation - without);
        bytes = (its - others) / Requests;
    }

    nanoseconds.Sort();
    Row(
        "a request through the handler, on top of one with a fixed header",
        string.Create(CultureInfo.InvariantCulture, $"{nanoseconds[nanoseconds.Count / 2]:F0} ns, {bytes} bytes")
    );

    async Task<(double Nanoseconds, long Bytes)> SendAsync(HttpMessageInvoker client)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan begun = Process.GetCurrentProcess().TotalProcessorTime; // It hardly depends on other load.
        for (int i = 0; i < Requests; i++)
        {
            await client.SendAsync(request, CancellationToken.None);
        }

        return (
            (Process.GetCurrentProcess().TotalProcessorTime - begun).TotalNanoseconds / Requests,
            GC.GetAllocatedBytesForCurrentThread() - allocated
        );
    }
}

// How long after a value is in the store the requests of a client have it.
async Task UseAsync()
{
    await using Site site = new(Path.Combine(root, "use"), 1);
    await site.Engine.SweepAsync();
    using HttpMessageInvoker client = site.Client("rotated");
    string used = await SendAsync();
    List<double> waits = [];
    for (int i = 0; i < 20; i++)
    {
        await site.Engine.RotateAsync("p0", "figures", isEmergency: true);
        RotatedKey current = (await site.Engine.FindCurrentAsync("p0"))!;
        DateTimeOffset published = (await site.Engine.GetHistoryAsync("p0"))
            .First(static each => each.Kind == "published")
            .At;
        do
        {
            await Task.Delay(2);
            used = await SendAsync();
        } while (used != current.Value.Reveal());

        waits.Add((site.Clock.GetUtcNow() - published).TotalMilliseconds);
        await Task.Delay(137 * (i % 7));
    }

    Row("published until used, by polling the folder", Times(waits));

    async Task<string> SendAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "http://localhost/");
        await client.SendAsync(request, CancellationToken.None);
        return request.Headers.GetValues("apikey").Single();
    }
}

async Task FleetAsync()
{
    await using Site site = new(Path.Combine(root, "fleet"), policies);
    int before = site.Store.Writes;
    double created = await TimeAsync(() => site.Engine.SweepAsync());
    Row(
        string.Create(CultureInfo.InvariantCulture, $"{policies:N0} due at once: each gets its first key"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{policies / (created / 1000):F0} a second, {(site.Store.Writes - before) / (double)policies:F1} writes each"
        )
    );
    List<double> idle = [];
    for (int i = 0; i < 10; i++)
    {
        idle.Add(await TimeAsync(() => site.Engine.SweepAsync()));
    }

    Row(string.Create(CultureInfo.InvariantCulture, $"a sweep with nothing due, {policies:N0} policies"), Times(idle));
    site.Clock.Advance(TimeSpan.FromDays(330));
    double rotated = await TimeAsync(() => site.Engine.SweepAsync());
    Row(
        string.Create(CultureInfo.InvariantCulture, $"{policies:N0} due at once: each is rotated"),
        string.Create(CultureInfo.InvariantCulture, $"{policies / (rotated / 1000):F0} a second")
    );
}

// A process is killed in the middle of a rotation, and another one, which sweeps all the time, takes over.
async Task TakeoverAsync()
{
    string folder = Path.Combine(root, "takeover");
    using Process holder = Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, ["hold", folder]) { RedirectStandardOutput = true }
    )!;
    await holder.StandardOutput.ReadLineAsync();
    holder.Kill();
    await holder.WaitForExitAsync();
    await using Site site = new(folder, 1);
    double taken = await TimeAsync(async () =>
    {
        while ((await site.Engine.GetStatusAsync("p0")).Generation == 0)
        {
            await Task.Delay(50);
            await site.Engine.SweepAsync();
        }
    });
    Row(
        "takeover after a kill, with sweeps all the time",
        string.Create(CultureInfo.InvariantCulture, $"{taken / 1000:F1} s")
    );
}

static void Row(string what, string figure) => Console.WriteLine($"| {what} | {figure} |");

static async Task<double> TimeAsync(Func<Task> work)
{
    long begun = Stopwatch.GetTimestamp();
    await work();
    return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
}

static string Times(List<double> milliseconds)
{
    milliseconds.Sort();
    return string.Create(
        CultureInfo.InvariantCulture,
        $"median {milliseconds[milliseconds.Count / 2]:F1} ms, slowest {milliseconds[^1]:F1} ms"
    );
}
