using ApiKeys.Client.Secrets;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>A change of a key, in the service's terms.</summary>
internal sealed class VeeamChange(ApiKeyUpdate update)
{
    private const int LongestWord = 64;

    private readonly LoginStatus? _status = update.IsEnabled is { } isEnabled
        ? isEnabled
            ? LoginStatus.Enabled
            : LoginStatus.Disabled
        : null;

    /// <summary>The change as a JSON Patch, with the slash before each member that its standard wants.</summary>
    public IReadOnlyList<JsonPatchOperation> Operations =>
        [
            .. new[]
            {
                Replace("/description", update.Description),
                Replace("/status", _status?.Value),
            }.OfType<JsonPatchOperation>(),
        ];

    /// <summary>Whether a login is already as the change makes it.</summary>
    public bool IsMadeIn(UserLogin login) =>
        (update.Description is null || login.Description == update.Description)
        && (
            update.IsEnabled is not { } isEnabled
            || VeeamMapping.StatusOf(login) == (isEnabled ? ApiKeyStatus.Enabled : ApiKeyStatus.Disabled)
        );

    /// <summary>
    /// Whether the key should be enabled, and is disabled for a reason that only the service can remove.
    /// </summary>
    public bool IsBarredIn(UserLogin login) =>
        update.IsEnabled == true && VeeamMapping.StatusOf(login) == ApiKeyStatus.DisabledByService;

    /// <summary>
    /// Why the status of a login does not match the change; null when it does. Any disabled status counts as disabled.
    /// </summary>
    public string? RefusalIn(UserLogin login)
    {
        string status = Printable(login.Status.Value);
        return (update.IsEnabled, VeeamMapping.StatusOf(login)) switch
        {
            (true, ApiKeyStatus.DisabledByService) =>
                $"the service disabled the key ('{status}'), and enabling the key does not remove the reason. Remove "
                    + "the reason first.",
            (true, not ApiKeyStatus.Enabled) => $"the key was to be enabled, and its status is '{status}'.",
            (false, ApiKeyStatus.Enabled) =>
                $"the key was to be disabled, and its status is '{status}': it still works.",
            _ => null,
        };
    }

    /// <summary>A status is a long word, which would be masked like a key; text that is not a word is masked.</summary>
    private static string Printable(string status) =>
        status.Length <= LongestWord && status.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            ? status
            : Redaction.Clean(status)!;

    private static JsonPatchOperation? Replace(string path, string? value) =>
        value is null
            ? null
            : new JsonPatchOperation
            {
                Op = "replace",
                Path = path,
                Value = value,
            };
}
