using ApiKeys.Cli.Failures;
using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Values;

/// <summary>Gets a key with its value, hands the value over, and reports the outcome when a step fails.</summary>
/// <param name="screen">The output.</param>
/// <param name="clock">The clock that says how near an expiry is.</param>
/// <param name="target">Where the value goes.</param>
/// <param name="remedy">Says what to do about a key, by its id, whose value is lost.</param>
/// <param name="revoke">Deletes a key, by its id, that must not be left behind; null when it stays.</param>
internal sealed class ValueDelivery(
    Screen screen,
    TimeProvider clock,
    ValueTarget target,
    Func<string, string> remedy,
    Func<string, Task>? revoke
)
{
    public async Task<ExitCode> RunAsync(Func<Task<IssuedApiKey>> request, CancellationToken cancellationToken)
    {
        (IssuedApiKey issued, string? difference) = await RequestKeyAsync(request);
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

    private static async Task<(IssuedApiKey Issued, string? Difference)> RequestKeyAsync(
        Func<Task<IssuedApiKey>> request
    )
    {
        try
        {
            return (await request(), null);
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
            $"{difference}\nIts value was handed over as requested. If you do not want the key: {remedy(key.Id)}"
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
            else if (screen.Format is OutputFormat.Table or OutputFormat.Name)
            {
                screen.Note(
                    $"This is the value of the key '{key.Name}' ({key.Id}), and it is not shown again. The key "
                        + $"expires: {Expiry.Of(key, clock.GetUtcNow()).Text}."
                );
            }

            return ExitCode.Done;
        }
        catch (OutputException exception)
        {
            string outcome = $"The key '{key.Id}' exists, and its value was handed over as requested";
            Screen.Error($"{outcome}; only its description is lost. {exception.Message}");
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
            Screen.Error($"{reason}\nThe new key '{id}' was deleted.");
            return ExitCode.Failed;
        }
        catch (ApiKeyException failure)
        {
            Screen.Error($"{reason}\nDeleting the key '{id}' failed: {failure.Message}\n{remedy(id)}");
            return ExitCode.Unresolved;
        }
    }
}
