using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>The response to a create gets lost. Only an emulator can be told to lose one.</summary>
internal static class LostResponse
{
    public static async Task ShowAsync(
        ApiKeyManager keys,
        ApiKeyRequest request,
        Stage stage,
        CancellationToken cancellationToken
    )
    {
        if (stage.Emulator is not { } emulator)
        {
            return;
        }

        Screen.Step("Issue another key, while the connection breaks before the answer");
        emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        try
        {
            IssuedApiKey issued = await keys.CreateAsync(request, cancellationToken);
            Screen.Say(
                $"Issued '{issued.Key.Name}' all the same: the service recognises a request that it has seen, so it "
                    + "was safe to send it again."
            );
        }
        catch (ApiKeyOutcomeUnknownException unknown)
        {
            Screen.Say($"{nameof(ApiKeyOutcomeUnknownException)}: {unknown.Message}");
            await GoOnAsync(keys, request, cancellationToken);
        }
    }

    private static async Task GoOnAsync(ApiKeyManager keys, ApiKeyRequest request, CancellationToken cancellationToken)
    {
        foreach (ApiKey lost in (await keys.GetListAsync(cancellationToken)).Where(key => key.Name == request.Name))
        {
            await keys.DeleteAsync(lost.Id, cancellationToken);
            Screen.Say($"The list has '{lost.Name}', so it was created and its value is lost: deleted it.");
        }

        await keys.CreateAsync(request, cancellationToken);
        Screen.Say($"Issued '{request.Name}' again, this time with an answer.");
    }
}
