using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApiKeys.Client;

/// <summary>
/// An API key as a service lists it: everything but its value, which no service shows a second time.
/// </summary>
/// <remarks>
/// Construct one in your own tests as the SDK would. Two keys are equal only if they are the same object: compare their
/// <see cref="Id"/>. In JSON, statuses are text (<c>enabled</c>), and <see cref="Expiry"/> is an object.
/// </remarks>
public class ApiKey
{
    internal static readonly IReadOnlyDictionary<string, JsonElement> NoData = new Dictionary<string, JsonElement>();

    /// <summary>Describes a key.</summary>
    /// <param name="id">The id by which the service addresses the key.</param>
    /// <param name="name">The name that a person gave to the key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="id"/> or <paramref name="name"/> is null.</exception>
    [JsonConstructor]
    public ApiKey(string id, string name)
    {
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Name = name ?? throw new ArgumentNullException(nameof(name));
    }

    /// <summary>Gets the name of the account that the key was read from; empty when it was not read from one.</summary>
    public string Account { get; init; } = "";

    /// <summary>
    /// Gets the service that holds the key, such as <c>Aimms</c>; empty when it was not read from one.
    /// </summary>
    public string Service { get; init; } = "";

    /// <summary>Gets the id by which the service addresses the key. At AIMMS this is its name.</summary>
    public string Id { get; }

    /// <summary>Gets the name that a person gave to the key.</summary>
    public string Name { get; }

    /// <summary>Gets whether the key can be used.</summary>
    public ApiKeyStatus Status { get; init; }

    /// <summary>Gets the status exactly as the service wrote it; null when it wrote none.</summary>
    public string? StatusText { get; init; }

    /// <summary>
    /// Gets the user that the key belongs to, as the service addresses that user; null when keys of the service belong
    /// to no user, or when the service does not report it.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>Gets when the key was created, in UTC; null when the service does not say.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>
    /// Gets a value indicating whether the key may only read. False where the service has no such keys.
    /// </summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Gets the scopes that the key carries, in the service's own spelling, unknown ones included.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets when the key stops working: at an instant, never, or at an instant that is not known.</summary>
    public ApiKeyExpiry Expiry { get; init; }

    /// <summary>
    /// Gets the members of the service's response that this version of the SDK has no name for; empty on a key just
    /// created.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalData { get; init; } = NoData;

    /// <summary>Returns whether the key has expired at an instant.</summary>
    /// <param name="instant">The instant in question.</param>
    /// <returns>True when it has, false when it has not, null when that is not known. See
    /// <see cref="ApiKeyExpiry.IsPastAt"/>.</returns>
    public bool? IsExpiredAt(DateTimeOffset instant) => Expiry.IsPastAt(instant);

    /// <summary>Returns a text for a log or a debugger.</summary>
    /// <returns>Account, service, id, name, scopes, status and expiry.</returns>
    public override string ToString() =>
        $"{GetType().Name} {{ Account = {Account}, Service = {Service}, Id = {Id}, Name = {Name}, Scopes = "
        + $"[{string.Join(", ", Scopes)}], "
        + $"Status = {StatusText ?? Status.ToString()}, Expiry = {Expiry} }}";
}
