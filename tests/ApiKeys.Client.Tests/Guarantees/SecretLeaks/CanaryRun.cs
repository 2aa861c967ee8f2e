using ApiKeys.Client.Testing;
using ApiKeys.Client.Testing.Veeam;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>
/// Runs all operations of one account under all faults, and captures everything that a program could output.
/// </summary>
internal sealed class CanaryRun(CanaryAccount account, CapturedOutput captured)
{
    // After this time the cooldown of a refused sign-in is over, and tokens have expired.
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
        ObjectOutlet.Add(captured, account.Keys());
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

    /// <summary>Every fault, at each of the requests that it should hit.</summary>
    private async Task MeetAsync(CanaryOperation operation, CanarySubject subject)
    {
        foreach (CanaryAim aim in operation.Aims.Where(aim => aim != CanaryAims.Any || account.Way.HasSignIn))
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

    /// <returns>The exception; null when the call succeeded.</returns>
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
            ObjectOutlet.Add(captured, await operation.Call(keys, subject));
            return null;
        }
#pragma warning disable CA1031 // Whatever it throws comes out.
        catch (Exception reported)
#pragma warning restore CA1031
        {
            ObjectOutlet.Add(captured, reported);
            return reported;
        }
        finally
        {
            account.Emulator.Faults.Clear();
            account.WorkInBackground(false);
        }
    }

    private async Task<CanarySubject> PrepareAsync(CanaryNeed need) =>
        new(account, need == CanaryNeed.Action ? await BeginActionAsync() : await CreateKeyAsync());

    /// <summary>A key for an operation. The connection that an earlier fault left behind may still break.</summary>
    private async Task<string> CreateKeyAsync()
    {
        while (true)
        {
            try
            {
                IssuedApiKey issued = await account.CreateKeyAsync();
                ObjectOutlet.Add(captured, issued);
                return issued.Key.Id;
            }
            catch (ApiKeyOutcomeUnknownException unknown)
            {
                ObjectOutlet.Add(captured, unknown);
            }
        }
    }

    /// <summary>A background action that could not be followed. Every second one fails.</summary>
    private async Task<string> BeginActionAsync()
    {
        account.WorkInBackground(true, _actions++ % 2 == 0 ? VeeamAsyncOutcome.Succeed : VeeamAsyncOutcome.Failed);
        while (true)
        {
            account.Emulator.Faults.Add(Fault.Respond(403).On("GET").Path("/asyncActions/"));
            try
            {
                await account.CreateKeyAsync();
            }
            catch (ApiKeyOutcomeUnknownException unknown)
            {
                ObjectOutlet.Add(captured, unknown);
                if (unknown.ActionId is { } action)
                {
                    return action;
                }
            }
        }
    }
}
