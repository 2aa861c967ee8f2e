using System.Runtime.InteropServices;
using System.Text.Json;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// The result of an action. Its form is not documented: it is read as a complete response, as only the data of one, and
/// as a list of one, which is the form of the vendor's only sample.
/// </summary>
internal static class VeeamResult
{
    /// <summary>Reads the login that an action created.</summary>
    /// <exception cref="WireStatusException">It reports an error, whatever the status is that it stands
    /// under.</exception>
    /// <exception cref="WireFormatException">It is not a login.</exception>
    public static UserLogin Read(JsonElement result, CallState operation)
    {
        try
        {
            return WireJson.Read(
                JsonMarshal.GetRawUtf8Value(LoginIn(result)),
                VeeamJson.Options.TypeInfoOf<UserLogin>(),
                "a part of the result",
                operation.Account.Dialect
            );
        }
        catch (WireFormatException unreadable) when (unreadable.Salvaged is null && HasErrors(result))
        {
            throw new WireStatusException((int)operation.Status!, VeeamErrorReader.Read(result), null);
        }
    }

    /// <summary>
    /// Whether it may be the result of a create: it is neither a plain confirmation, as of a deletion, nor a login
    /// without a value, as of a change.
    /// </summary>
    public static bool MayBeIssue(JsonElement result) =>
        LoginIn(result) switch
        {
            { ValueKind: JsonValueKind.True or JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.Object } login => !login.TryFind("id", out _)
                || (
                    login.TryFind("parameters", out JsonElement value)
                    && value.ValueKind != JsonValueKind.Null
                    && value.ToText() is not { Length: 0 }
                ),
            _ => true,
        };

    /// <summary>The one login in a response; the response itself when it holds none or many.</summary>
    public static JsonElement LoginIn(JsonElement response)
    {
        JsonElement data =
            response.ValueKind == JsonValueKind.Object && response.TryFind("data", out JsonElement member)
                ? member
                : response;
        return data.ValueKind == JsonValueKind.Array && data.GetArrayLength() == 1 ? data[0] : data;
    }

    private static bool HasErrors(JsonElement result) =>
        result.ValueKind == JsonValueKind.Object
        && result.TryFind("errors", out JsonElement errors)
        && errors.ValueKind == JsonValueKind.Array
        && errors.GetArrayLength() > 0;
}
