namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>
/// The endpoints for changes. Each changes something, so each is a POST whose form needs an antiforgery token. None is
/// cancelled with its request: a change that was sent continues at the service.
/// </summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder portal)
    {
        RouteGroupBuilder keys = portal.MapGroup("/keys");
        keys.MapPost("create", (KeyChanges changes, IFormCollection form) => changes.CreateAsync(NewKeyForm.Of(form)));
        keys.MapPost("delete", (KeyChanges changes, IFormCollection form) => changes.DeleteAsync(KeyForm.Of(form)));
        keys.MapPost("refresh", (KeyChanges changes, IFormCollection form) => changes.RefreshAsync(KeyForm.Of(form)));
        keys.MapPost("enable", (KeyChanges changes, IFormCollection form) => changes.EnableAsync(KeyForm.Of(form)));
        keys.MapPost("disable", (KeyChanges changes, IFormCollection form) => changes.DisableAsync(KeyForm.Of(form)));
    }
}
