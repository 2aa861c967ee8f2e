using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>The arguments of a recorded call. Each must be used, so that a misspelled one is not ignored.</summary>
internal sealed class CallArguments(JsonObject call)
{
    private readonly Dictionary<string, JsonNode?> _unused = call.ToDictionary();

    /// <summary>Takes an argument that the call needs.</summary>
    public T Take<T>(string name) =>
        _unused.ContainsKey(name)
            ? TakeOr<T>(name)!
            : throw new InvalidRecordingException($"The 'call' has no '{name}'.");

    /// <summary>Takes an argument that may be left out.</summary>
    public T? TakeOr<T>(string name, T? other = default)
    {
        if (!_unused.Remove(name, out JsonNode? value))
        {
            return other;
        }

        try
        {
            return value.Deserialize<T>();
        }
        catch (JsonException unreadable)
        {
            throw new InvalidRecordingException(
                $"The argument '{name}' of the 'call' is not a {typeof(T).Name}: {value?.ToJsonString()}.",
                unreadable
            );
        }
    }

    /// <summary>Checks that nothing was left.</summary>
    public void ThrowIfAnyIsUnused(string operation)
    {
        if (_unused.Count > 0)
        {
            throw new InvalidRecordingException(
                $"The operation '{operation}' does not use '{string.Join("', '", _unused.Keys)}'."
            );
        }
    }
}
