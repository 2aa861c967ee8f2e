using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>The outcome of a request for a key.</summary>
/// <param name="Login">The key as the service reported it; null when only the value could be read.</param>
/// <param name="Value">Its value.</param>
/// <param name="KeyId">Its id, when only the id and the value could be read.</param>
internal sealed record VeeamIssued(UserLogin? Login, SecretValue Value, string? KeyId = null)
{
    /// <summary>The id of the key, if it is known.</summary>
    public VeeamKeyId? Address =>
        Login is not null ? new VeeamKeyId(Login.UserUid, Login.Id)
        : KeyId is not null ? VeeamKeyId.Parse(KeyId, nameof(KeyId))
        : null;

    /// <summary>
    /// The same, completed by a later read of the key. Members of the response take precedence, and a read of another
    /// key adds nothing.
    /// </summary>
    public VeeamIssued With(UserLogin read)
    {
        if (new VeeamKeyId(read.UserUid, read.Id) != Address)
        {
            return this;
        }

        read.Scopes = Login?.Scopes ?? read.Scopes;
        read.IsReadAccessOnly = Login?.IsReadAccessOnly ?? read.IsReadAccessOnly;
        return this with { Login = read };
    }

    /// <summary>The parts that can be saved from a response that cannot be read otherwise.</summary>
    public static VeeamIssued Salvaged(WireFormatException unreadable) =>
        new(null, unreadable.Salvaged!, unreadable.KeyId);

    /// <exception cref="ApiKeyValueLostException">The service reported the key without its value.</exception>
    public static VeeamIssued Of(UserLogin login, CallState operation) =>
        string.IsNullOrWhiteSpace(login.Parameters)
            ? throw ValueLost(
                operation,
                "The response does not contain it.",
                new VeeamKeyId(login.UserUid, login.Id).ToString()
            )
            : new VeeamIssued(login, new SecretValue(login.Parameters!));

    public static ApiKeyValueLostException ValueLost(
        CallState operation,
        string reason,
        string? keyId = null,
        Exception? cause = null
    ) =>
        new(
            operation.Message(
                $"the service created the key, but its value did not arrive and is not shown again. {reason} Delete the "
                    + "key and create another."
            ),
            cause
        )
        {
            Details = operation.Details with { KeyId = keyId, StatusCode = (int?)operation.Status },
        };
}
