using ApiKeys.Client.Secrets;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>The requested properties of a new key, as far as they are known.</summary>
/// <param name="Name">The name.</param>
/// <param name="UserUid">The user that should own it; null when that is not known.</param>
/// <param name="Scopes">The scopes that it should carry; null when they are not known.</param>
/// <param name="IsReadOnly">Whether it should be read-only; null when that is not known.</param>
internal sealed record VeeamRequestedKey(string Name, Guid? UserUid, IReadOnlyList<string>? Scopes, bool? IsReadOnly)
{
    /// <summary>
    /// How a key differs from the request, in words that say what the key can do; null when it does not.
    /// </summary>
    public string? DifferenceFrom(UserLogin? login)
    {
        if (login is null)
        {
            return "only the value could be read from the response, so the rights of the key are unknown; if its "
                + "id is empty, look for the key in the list";
        }

        string[] differences =
        [
            .. new[]
            {
                NameDifference(login),
                OwnerDifference(login),
                ScopeDifference(login),
                ReadOnlyDifference(login),
            }.OfType<string>(),
        ];
        return differences.Length == 0 ? null : string.Join(" and ", differences);
    }

    private string? NameDifference(UserLogin login) =>
        Name.Length == 0 || login.Description is not { } reported || reported.Trim() == Name.Trim()
            ? null
            : $"its description is '{Redaction.Clean(reported, Name)}'";

    private string? OwnerDifference(UserLogin login) =>
        UserUid is null || login.UserUid == UserUid
            ? null
            : $"it belongs to the user {login.UserUid} instead of {UserUid}";

    private string? ScopeDifference(UserLogin login)
    {
        if (login.Scopes is null)
        {
            return "the response does not contain its scopes";
        }

        string[] scopes = [.. login.Scopes.Select(static scope => scope.Value)];
        return Scopes is null || new HashSet<string>(scopes, VeeamScopeNames.Comparer).SetEquals(Scopes)
            ? null
            : "it carries "
                + (scopes.Length == 0 ? "no scope" : $"the scopes {Redaction.Clean(string.Join(", ", scopes))}")
                + $" instead of {string.Join(", ", Scopes)}";
    }

    private string? ReadOnlyDifference(UserLogin login) =>
        (IsReadOnly, login.IsReadAccessOnly) switch
        {
            (true, false) => "it can make changes, although a read-only key was requested",
            (false, true) => "it is read-only",
            _ => null,
        };
}
