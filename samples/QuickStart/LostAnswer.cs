using ApiKeys.Client.Aimms;
using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The answer to a create gets lost. Only an emulator can be told to lose one.</summary>
internal static class LostAnswer
{
    private const string Name = "weekly-report";

    public static async Task ShowAsync(AimmsApiKeyManager keys, Stage stage, CancellationToken cancellationToken)
    {
        if (stage.Emulator is not { } emulator)
        {
            return;
        }

        Screen.Step($"Issue the key '{Name}', while the connection breaks before the answer");
        emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        DateTimeOffset expiresAt = stage.Clock.GetUtcNow().AddDays(30);
        try
        {
            await keys.CreateAsync(Name, AimmsScopes.Session, expiresAt, cancellationToken);
        }
        catch (ApiKeyOutcomeUnknownException unknown)
        {
            Screen.Say($"{nameof(ApiKeyOutcomeUnknownException)}: {unknown.Message}");
            await GoOnAsync(keys, unknown, expiresAt, cancellationToken);
        }
    }

    private static async Task GoOnAsync(
        AimmsApiKeyManager keys, ApiKeyOutcomeUnknownException unknown, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(unknown.KeyId!, cancellationToken) is { } lost)
        {
            await keys.DeleteAsync(lost.Id, cancellationToken);
            Screen.Say($"FindAsync found '{lost.Id}', so it was created and its value is lost: deleted it.");
        }

        await keys.CreateAsync(Name, AimmsScopes.Session, expiresAt, cancellationToken);
        Screen.Say($"Issued '{Name}' again, this time with an answer.");
    }
}
