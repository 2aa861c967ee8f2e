using System.Text.Json;
using ApiKeys.Client.Protocol;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>A key as the service writes it, with its token or without, before it is put into the SDK's words.</summary>
/// <param name="Id">The id; empty when a value was saved from a response that says no id.</param>
internal sealed record MaximoWireKey(string Id)
{
    public long? Version { get; init; }

    public Wire.KeyStatus? Status { get; init; }

    public string? Description { get; init; }

    public Wire.KeyPermissions? Permissions { get; init; }

    public Wire.Stamp? Added { get; init; }

    public Wire.Stamp? Updated { get; init; }

    /// <summary>Members that nobody has asked for; not those beside a token, which may be secret too.</summary>
    public IDictionary<string, JsonElement>? Additional { get; init; }

    /// <summary>The secret text; only in the response to a create or a refresh.</summary>
    public string? Token { get; init; }

    /// <summary>Whether the token is all that could be read of the response.</summary>
    public bool IsSalvaged { get; init; }

    /// <summary>The key that was asked for. Another one in its place is not reported, and not changed.</summary>
    public static MaximoWireKey Of(Wire.ApiKey key, string id) =>
        Of(key) is var reported && reported.Id == id
            ? reported
            : throw new WireFormatException("The answer is about another key.");

    public static MaximoWireKey Of(Wire.ApiKey key)
    {
        WireFormatException.ThrowIfBlank(key.Id, "id");
        return new(key.Id)
        {
            Version = key.Version,
            Status = key.Status,
            Description = key.Description,
            Permissions = key.Permissions,
            Added = key.Added,
            Updated = key.Updated,
            Additional = key.AdditionalProperties,
        };
    }

    /// <summary>
    /// Sends what issues a token. One that arrives in a response which is otherwise unreadable is not given up.
    /// </summary>
    public static async Task<MaximoWireKey> OfAsync(Task<Wire.IssuedApiKey> response)
    {
        try
        {
            return Of(await response.ConfigureAwait(false));
        }
        catch (WireFormatException unreadable) when (unreadable.Salvaged is { } token)
        {
            return new(unreadable.KeyId ?? "") { Token = token.Reveal(), IsSalvaged = true };
        }
    }

    /// <summary>The same with what the response does not say taken from what was asked for.</summary>
    public MaximoWireKey With(Wire.NewApiKey asked) =>
        this with
        {
            Description = Description ?? asked.Description,
            Status = new()
            {
                Active = Status?.Active ?? asked.Status.Active,
                TokenRefreshInterval = Status?.TokenRefreshInterval ?? asked.Status.TokenRefreshInterval,
            },
            Permissions = Permissions ?? asked.Permissions,
        };

    private static MaximoWireKey Of(Wire.IssuedApiKey key)
    {
        WireFormatException.ThrowIfBlank(key.Token, "token", key.Id);
        return new(key.Id)
        {
            Version = key.Version,
            Status = key.Status,
            Description = key.Description,
            Permissions = key.Permissions,
            Added = key.Added,
            Updated = key.Updated,
            Token = key.Token,
        };
    }
}
