using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Tests.Canary;

/// <summary>
/// Takes one account through all operations and all faults, and lets everything out that a program could.
/// </summary>
internal sealed class CanaryRun(CanaryAccount account, CapturedOutput outflow)
{
    // A sign-in that was refused is held back no longer; and tokens are over.
    private static readonly TimeSpan _afterRefusal = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _afterTokens = TimeSpan.FromHours(2);

    private readonly CanaryFault[] _faults =
    [
        .. CanaryFault.All(account.Credential),
        .. account.Service is VeeamEmulator ? CanaryFault.OfVeeam() : [],
    ];
    private int _actions;

    public async Task RunAsync()
    {
        ObjectOutlet.Add(outflow, account.Keys());
        foreach (
            CanaryOperation operation in CanaryOperations.All.Where(operation =>
                operation.IsAt(account.Keys()) && (operation.IsChange || !account.Way.IsInBackground)
            )
        )
        {
            CanarySubject subject = await PrepareAsync(operation.Need);
            switch (await RunAsync(operation, subject, account.Keys(recovers: operation.Recovers)))
            {
                case NotSupportedException:
                    break; // Whatever the fault, nothing would be sent that could meet it.
                case { } failure:
                    throw new InvalidOperationException($"{operation.Method} fails without a fault.", failure);
                default:
                    await MeetAsync(operation, subject);
                    break;
            }
        }
    }

    /// <summary>Every fault that there is, at each of the requests that it should hit.</summary>
    private async Task MeetAsync(CanaryOperation operation, CanarySubject subject)
    {
        foreach (CanaryAim aim in operation.Aims.Where(aim => aim != CanaryAims.Any || account.Way.SignsIn))
        {
            foreach (
                CanaryFault fault in _faults.Where(fault =>
                    fault.Echoes || operation.MeetsAuthentication || !account.Way.DiffersInAuthenticationAlone
                )
            )
            {
                account.Emulator.Clock.Advance(aim == CanaryAims.Any ? _afterTokens : _afterRefusal);
                subject = operation.Need == CanaryNeed.AnyKey ? subject : await PrepareAsync(operation.Need);
                await RunAsync(
                    operation,
                    subject,
                    account.Keys(fault.IsEndless, operation.Recovers),
                    [.. aim(account.Way, fault.Fault)]
                );
            }
        }
    }

    /// <returns>How it failed; null when it did not.</returns>
    private async Task<Exception?> RunAsync(
        CanaryOperation operation,
        CanarySubject subject,
        ApiKeyManager keys,
        params Fault[] faults
    )
    {
        account.WorkInBackground(account.Way.IsInBackground);
        Array.ForEach(faults, account.Emulator.Faults.Add);
        try
        {
            ObjectOutlet.Add(outflow, await operation.Call(keys, subject));
            return null;
        }
#pragma warning disable CA1031 // Whatever it throws comes out.
        catch (Exception reported)
#pragma warning restore CA1031
        {
            ObjectOutlet.Add(outflow, reported);
            return reported;
        }
        finally
        {
            account.Emulator.Faults.Clear();
            account.WorkInBackground(false);
        }
    }

    private async Task<CanarySubject> PrepareAsync(CanaryNeed need) =>
        new(account, need == CanaryNeed.Action ? await BeginActionAsync() : await IssueAsync());

    /// <summary>A key to work on. The connection may still break that an earlier fault left behind.</summary>
    private async Task<string> IssueAsync()
    {
        while (true)
        {
            try
            {
                IssuedApiKey issued = await account.IssueAsync();
                ObjectOutlet.Add(outflow, issued);
                return issued.Key.Id;
            }
            catch (ApiKeyOutcomeUnknownException unknown)
            {
                ObjectOutlet.Add(outflow, unknown);
            }
        }
    }

    /// <summary>Work in the background that could not be followed. Of every second one nothing came.</summary>
    private async Task<string> BeginActionAsync()
    {
        account.WorkInBackground(true, _actions++ % 2 == 0 ? VeeamAsyncOutcome.Succeed : VeeamAsyncOutcome.Failed);
        while (true)
        {
            account.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/asyncActions/"));
            try
            {
                await account.IssueAsync();
            }
            catch (ApiKeyOutcomeUnknownException unknown)
            {
                ObjectOutlet.Add(outflow, unknown);
                if (unknown.ActionId is { } action)
                {
                    return action;
                }
            }
        }
    }
}
