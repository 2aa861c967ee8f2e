using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The responses of <c>/token</c>, which have no envelope.</summary>
internal static class VeeamOAuth
{
    public static EmulatedResponse Tokens(VeeamTokenPair pair, TimeSpan lifetime) =>
        Result(pair.Access, pair.Refresh, null, lifetime);

    public static EmulatedResponse SecondFactorNeeded(string mfaToken) =>
        Result(null, null, mfaToken, VeeamTokens.MfaTokenLifetime);

    public static EmulatedResponse Refusal(string error, string description) =>
        EmulatedResponse.Json(
            400,
            new JsonObject
            {
                ["error"] = error,
                ["error_description"] = description,
                ["error_uri"] = null,
            }
        );

    private static EmulatedResponse Result(string? access, string? refresh, string? mfa, TimeSpan lifetime) =>
        EmulatedResponse.Json(
            200,
            new JsonObject
            {
                ["access_token"] = access,
                ["token_type"] = access is null ? null : "bearer",
                ["refresh_token"] = refresh,
                ["mfa_token"] = mfa,
                ["encrypted_code"] = null,
                ["expires_in"] = (long)lifetime.TotalSeconds,
            }
        );
}
