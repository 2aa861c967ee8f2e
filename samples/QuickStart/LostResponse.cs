using ApiKeys.Client.Testing;

namespace ApiKeys.Client.Samples.QuickStart;

/// <summary>Loses the response to a create. Only an emulator can do that.</summary>
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

        Screen.Step("Create another key, while the connection is dropped before the response");
        emulator.Faults.Add(Fault.DropAfterCommit().On("POST"));
        try
        {
            IssuedApiKey issued = await keys.CreateAsync(request, cancellationToken);
            Screen.Say(
                $"Created '{issued.Key.Name}' all the same: the service recognises a request that it has seen, so "
                    + "the retry was safe."
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
            Screen.Say($"The list has '{lost.Name}', so it was created and its value is lost. The key was deleted.");
        }

        await keys.CreateAsync(request, cancellationToken);
        Screen.Say($"Created '{request.Name}' again, this time with a response.");
    }
}
