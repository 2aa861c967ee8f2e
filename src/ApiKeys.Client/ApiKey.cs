using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// An API key as a service lists it: everything but its value, which no service shows a second time.
/// </summary>
/// <remarks>A plain record: construct one in your own tests as the SDK would.</remarks>
public record ApiKey
{
    internal static readonly IReadOnlyDictionary<string, JsonElement> NoData = new Dictionary<string, JsonElement>();

    /// <summary>Describes a key.</summary>
    /// <param name="id">What the service addresses the key by.</param>
    /// <param name="name">What a person calls the key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="name"/> is null.</exception>
    [JsonConstructor]
    public ApiKey(string id, string name)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Name = name ?? throw new ArgumentNullException(nameof(name));
    }

    /// <summary>The name of the account that the key was read from; empty when it was not read from one.</summary>
    public string Account { get; init; } = "";

    /// <summary>The service that holds the key, such as <c>Aimms</c>; empty when it was not read from one.</summary>
    public string Service { get; init; } = "";

    /// <summary>What the service addresses the key by. At AIMMS this is its name.</summary>
    public string Id { get; }

    /// <summary>What a person calls the key.</summary>
    public string Name { get; }

    /// <summary>Whether the key can be used.</summary>
    public ApiKeyStatus Status { get; init; }

    /// <summary>The status exactly as the service wrote it; null when it wrote none.</summary>
    public string? StatusText { get; init; }

    /// <summary>Who the key belongs to, as the service addresses that user; null when keys there belong to no user, or the service does not tell.</summary>
    public string? Owner { get; init; }

    /// <summary>When the key was created, in UTC; null when the service does not tell.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Whether the key may only read. False where the service has no such keys.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The scopes that the key carries, in the service's own spelling, unknown ones included.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>
    /// The instant at which the key stops working, in UTC; null when it never does, or when that instant is not known
    /// (see <see cref="IsExpiryKnown"/>). A date without a time is the start of that day.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Whether <see cref="ExpiresAt"/> tells all. False when the key may end at an instant that nobody can tell: the service wrote something that
    /// is no date, or, at Maximo, does not tell when the key was last refreshed.
    /// </summary>
    public bool IsExpiryKnown { get; init; } = true;

    /// <summary>The expiry exactly as the service wrote it; null when it wrote none.</summary>
    public string? ExpiresAtText { get; init; }

    /// <summary>Members of the service's answer that this version of the SDK has no name for; empty on a key just issued.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalData { get; init; } = NoData;

    /// <summary>Tells whether the key has expired at an instant. A key without a known expiry has not.</summary>
    /// <param name="instant">The instant in question.</param>
    /// <returns>True from <see cref="ExpiresAt"/> on.</returns>
    public bool IsExpiredAt(DateTimeOffset instant) => ExpiresAt <= instant;

    /// <summary>Writes the members for <see cref="object.ToString"/>, the scopes by name.</summary>
    /// <param name="builder">What is written to.</param>
    /// <returns>True: something was written.</returns>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        builder.Append("Account = ").Append(Account)
            .Append(", Service = ").Append(Service)
            .Append(", Id = ").Append(Id)
            .Append(", Name = ").Append(Name)
            .Append(", Scopes = [").Append(string.Join(", ", Scopes))
            .Append("], Status = ").Append(StatusText ?? Status.ToString())
            .Append(", ExpiresAt = ").Append(ExpiresAt?.ToString("u") ?? ExpiresAtText ?? (IsExpiryKnown ? "never" : "unknown"));
        return true;
    }
}
