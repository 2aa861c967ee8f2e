using ApiKeys.Client.Services;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>Validates requests before anything is sent.</summary>
internal static class FourthRequestRules
{
    public static void Check(ApiKeyRequest request)
    {
        if (KeyName.ErrorIn(request.Name, request.AllowUnusualName) is { } error)
        {
            throw RequestError.Of(request, nameof(request.Name), $"the name {error}.");
        }

        if (request.Scopes.Count == 0)
        {
            throw RequestError.Of(request, nameof(request.Scopes), "a key needs at least one scope.");
        }

        if (request.IsReadOnly)
        {
            throw new NotSupportedException("IsReadOnly: the service has no such keys. Nothing was sent.");
        }
    }
}
