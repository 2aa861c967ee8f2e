using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>
/// From a call that gives a value to the value in its place; whatever goes wrong on the way, what is true then is told.
/// </summary>
/// <param name="screen">Where it is told.</param>
/// <param name="clock">The clock by which an end is near.</param>
/// <param name="target">Where the value goes.</param>
/// <param name="remedy">What to do about a key, by its id, whose value is lost.</param>
/// <param name="revoke">Deletes a key, by its id, that is not to be left behind; null when it is to stay.</param>
internal sealed class Issuance(
    Screen screen,
    TimeProvider clock,
    ValueTarget target,
    Func<string, string> remedy,
    Func<string, Task>? revoke
)
{
    public async Task<ExitCode> RunAsync(Func<Task<IssuedApiKey>> issue, CancellationToken cancellationToken)
    {
        (IssuedApiKey issued, string? difference) = await IssueAsync(issue);
        if (difference is not null && revoke is not null)
        {
            return await RevokeAsync(issued.Key.Id, difference, revoke);
        }

        try
        {
            await target.DeliverAsync(issued, cancellationToken);
        }
        catch (DeliveryException failure)
        {
            return revoke is null
                ? LeaveBehind(issued.Key.Id, failure)
                : await RevokeAsync(issued.Key.Id, failure.Message, revoke);
        }

        return Show(issued.Key, difference);
    }

    private static async Task<(IssuedApiKey Issued, string? Difference)> IssueAsync(Func<Task<IssuedApiKey>> issue)
    {
        try
        {
            return (await issue(), null);
        }
        catch (ApiKeyMismatchException other) when (other.Issued is not null)
        {
            return (other.Issued, other.Message);
        }
    }

    private ExitCode Show(ApiKey key, string? difference)
    {
        ExitCode code = Describe(key);
        if (difference is null)
        {
            return code;
        }

        Screen.Error(
            $"{difference}\nIts value was handed over as asked. If the key is not to be used: {remedy(key.Id)}"
        );
        return ExitCode.Failed;
    }

    private ExitCode Describe(ApiKey key)
    {
        try
        {
            if (!target.Reveals)
            {
                KeyView.Write(screen, key, clock.GetUtcNow());
            }
            else if (screen.Format == OutputFormat.Table)
            {
                screen.Note(
                    $"This is the value of the key '{key.Name}' ({key.Id}), and it is not shown again. The key "
                        + $"expires: {Expiry.Of(key, clock.GetUtcNow()).Text}."
                );
            }

            return ExitCode.Done;
        }
        catch (OutputException fault)
        {
            string outcome = $"The key '{key.Id}' exists, and its value was handed over as asked";
            Screen.Error($"{outcome}; only its description is lost. {fault.Message}");
            return ExitCode.Failed;
        }
    }

    private ExitCode LeaveBehind(string id, DeliveryException failure)
    {
        Screen.Error($"{failure.Message} {remedy(id)}");
        return failure.IsHandedOver ? ExitCode.Failed : ExitCode.Unresolved;
    }

    private async Task<ExitCode> RevokeAsync(string id, string reason, Func<string, Task> delete)
    {
        try
        {
            await delete(id);
            Screen.Error($"{reason}\nThe key '{id}' was deleted again.");
            return ExitCode.Failed;
        }
        catch (ApiKeyException failure)
        {
            Screen.Error($"{reason}\nThe key '{id}' was to be deleted again: {failure.Message}\n{remedy(id)}");
            return ExitCode.Unresolved;
        }
    }
}
