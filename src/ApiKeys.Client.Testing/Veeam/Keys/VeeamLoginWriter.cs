using System.Globalization;
using System.Text.Json.Nodes;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Writes a login in responses, under the variants that are set.</summary>
internal sealed class VeeamLoginWriter(VeeamVariants variants)
{
    private const ulong FirstIdentifier = 1UL << 63;

    // Spread like real ones, so that a reader that uses floating-point numbers confuses neighbours.
    private const ulong IdentifierStep = 2_862_933;

    /// <summary>The login without the value of the key.</summary>
    public JsonObject Write(VeeamEmulatedLogin login)
    {
        JsonObject members = new()
        {
            ["id"] = login.Id,
            ["userUid"] = login.UserUid,
            ["userName"] = login.User.UserName,
            ["companyId"] = login.User.OrganizationUid,
            ["companyName"] = login.User.OrganizationName,
            ["identityProviderName"] = login.IdentityProviderName,
            ["description"] = login.Description,
            ["isReadAccessOnly"] = login.IsReadAccessOnly,
            ["scopes"] = new JsonArray([.. login.Scopes.Select(scope => (JsonNode)scope)]),
            ["status"] = login.Status,
            ["parameters"] =
                login.IdentityProviderName == VeeamLoginKind.KeyPair ? "<RSAKeyValue>not a real key</RSAKeyValue>" : "",
            ["identifierInProvider"] = Identifier(login),
            ["creationDate"] = login
                .CreatedAt.ToUniversalTime()
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
        };
        if (variants.ExtraMembers)
        {
            members["lastUsed"] = new JsonObject { ["by"] = "nobody", ["count"] = 3 };
        }

        return members;
    }

    /// <summary>A new key with its value, unless a variant omits the value.</summary>
    public JsonObject WriteCreated(VeeamEmulatedLogin login, string value)
    {
        JsonObject members = Write(login);
        members["parameters"] = value;
        if (variants.IssueOmitsParameters)
        {
            members.Remove("parameters");
        }

        return members;
    }

    private JsonNode Identifier(VeeamEmulatedLogin login)
    {
        ulong number = FirstIdentifier + ((ulong)login.Id * IdentifierStep);
        return login.IdentityProviderName == VeeamLoginKind.Password ? login.User.UserName
            : login.IdentityProviderName == VeeamLoginKind.KeyPair ? $"RSA::{number:X}"
            : variants.IdentifierShape == VeeamIdentifierShape.Text ? number.ToString(CultureInfo.InvariantCulture)
            : number;
    }
}
