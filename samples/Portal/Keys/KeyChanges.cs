using ApiKeys.Client.Samples.Portal.Page;

namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>Makes the changes; each returns a response for the page, also after an error.</summary>
internal sealed partial class KeyChanges(
    ApiKeyManagers accounts,
    TimeProvider clock,
    IHttpContextAccessor http,
    ILogger<KeyChanges> log
)
{
    public async Task<Response> CreateAsync(NewKeyForm form)
    {
        if (!accounts.TryGet(form.Account, out ApiKeyManager? keys))
        {
            return Unknown(form.Account);
        }

        NewKey plan = new(keys, form, clock.GetUtcNow());
        return plan.ToRequest() is { } request
            ? await TryAsync(
                keys,
                Change.Create,
                async () => Show("The value of your new key", keys, await keys.CreateAsync(request))
            )
            : new Response { Wrong = plan.Wrong };
    }

    public Task<Response> RefreshAsync(KeyForm form) =>
        ChangeAsync(
            form,
            Change.Refresh,
            async keys => Show("The new value of the key", keys, await Allowed(keys, form).RefreshAsync(form.Id))
        );

    public Task<Response> DeleteAsync(KeyForm form) =>
        ChangeAsync(
            form,
            Change.Delete,
            async keys =>
            {
                await Allowed(keys, form).DeleteAsync(form.Id);
                return Done(form, "deleted");
            }
        );

    public Task<Response> EnableAsync(KeyForm form) =>
        ChangeAsync(
            form,
            Change.Switch,
            async keys =>
            {
                await keys.EnableAsync(form.Id);
                return Done(form, "enabled");
            }
        );

    public Task<Response> DisableAsync(KeyForm form) =>
        ChangeAsync(
            form,
            Change.Switch,
            async keys =>
            {
                await Allowed(keys, form).DisableAsync(form.Id);
                return Done(form, "disabled");
            }
        );

    private static ApiKeyManager Allowed(ApiKeyManager keys, KeyForm form) =>
        form.AllowOwnKey ? keys.AllowOwnKey() : keys;

    private async Task<Response> ChangeAsync(KeyForm form, Change change, Func<ApiKeyManager, Task<Response>> make) =>
        accounts.TryGet(form.Account, out ApiKeyManager? keys)
            ? await TryAsync(keys, change, () => make(keys))
            : Unknown(form.Account);

    private async Task<Response> TryAsync(ApiKeyManager keys, Change change, Func<Task<Response>> make)
    {
        try
        {
            return await make();
        }
        catch (ApiKeyMismatchException other) when (other.Issued is { } issued)
        {
            return Show(
                "The value of your new key",
                keys,
                issued,
                $"The key is not as you requested. Use it as it is, or delete it. {other.Message}"
            );
        }
        catch (Exception exception) when (Trouble.IsExpected(exception))
        {
            return new Response { Trouble = Trouble.Of(exception, change) };
        }
    }

    private Response Show(string title, ApiKeyManager keys, IssuedApiKey issued, string? note = null)
    {
        if (http.HttpContext is { RequestAborted.IsCancellationRequested: true })
        {
            NoListener(issued.Key.Id, issued.Key.Account);
        }

        return new Response
        {
            Issued = new(
                $"{title} “{issued.Key.Name}”",
                DisplayText.Place(keys),
                IdOf(issued.Key),
                issued.Value.Reveal(),
                note
            ),
        };
    }

    private static string IdOf(ApiKey key) =>
        key.Id.Length > 0 ? key.Id : "not in the response of the service; the list has it";

    private static Response Done(KeyForm form, string what) => new() { Done = $"The key “{form.Name}” is {what}." };

    private static Response Unknown(string account) =>
        new() { Trouble = new($"There is no account “{account}”.", "Load the page again.") };

    [LoggerMessage(
        LogLevel.Warning,
        "The key '{Id}' of the account '{Account}' was created, but the page was closed before it got the value. "
            + "The value is lost. Delete or refresh the key."
    )]
    private partial void NoListener(string id, string account);
}
