using System.Text.Json;
using ApiKeys.Client.Protocol;
using Wire = ApiKeys.Client.Maximo.Generated;

namespace ApiKeys.Client.Maximo;

/// <summary>
/// A key as the service returns it, with its token or without, before it is mapped to the SDK's types.
/// </summary>
/// <param name="Id">The id; empty when a value was saved from a response without an id.</param>
internal sealed record MaximoWireKey(string Id)
{
    public long? Version { get; init; }

    public Wire.KeyStatus? Status { get; init; }

    public string? Description { get; init; }

    public Wire.KeyPermissions? Permissions { get; init; }

    public Wire.Stamp? Added { get; init; }

    public Wire.Stamp? Updated { get; init; }

    /// <summary>Members that the SDK has no name for; not those beside a token, which may be secret too.</summary>
    public IDictionary<string, JsonElement>? Additional { get; init; }

    /// <summary>The members that an update cannot change, and those that the SDK has no name for.</summary>
    public IDictionary<string, JsonElement> Unchangeable
    {
        get
        {
            Dictionary<string, JsonElement> members = new(Additional ?? new Dictionary<string, JsonElement>())
            {
                ["id"] = JsonSerializer.SerializeToElement(Id, Wire.AdminClientJsonContext.Default.String),
            };
            Add("added", Added);
            Add("updated", Updated);
            return members;

            void Add(string name, Wire.Stamp? stamp)
            {
                if (stamp is not null)
                {
                    members[name] = JsonSerializer.SerializeToElement(stamp, Wire.AdminClientJsonContext.Default.Stamp);
                }
            }
        }
    }

    /// <summary>The secret text; only in the response to a create or a refresh.</summary>
    public string? Token { get; init; }

    /// <summary>Whether the token is all that could be read from the response.</summary>
    public bool IsSalvaged { get; init; }

    /// <summary>The requested key. Another key in its place is not reported, and not changed.</summary>
    public static MaximoWireKey Of(Wire.ApiKey key, string id) =>
        Of(key) is var reported && reported.Id == id
            ? reported
            : throw new WireFormatException("The response is about another key.");

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
    /// Sends a request that creates a token. A token in a response that cannot be read otherwise is kept.
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

    /// <summary>The same, with members that the response lacks taken from the request.</summary>
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
