using ApiKeys.Client.Secrets;
using ApiKeys.Client.Veeam.Generated;

namespace ApiKeys.Client.Veeam;

/// <summary>What was asked of a new key, as far as it is known.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="UserUid">Whose it should be; null when that is not known.</param>
/// <param name="Scopes">The scopes that it should carry; null when they are not known.</param>
/// <param name="IsReadOnly">Whether it should read only; null when that is not known.</param>
internal sealed record VeeamRequestedKey(string Name, Guid? UserUid, IReadOnlyList<string>? Scopes, bool? IsReadOnly)
{
    /// <summary>How a key differs from it, in words that say what the key can now do; null when it does not.</summary>
    public string? DifferenceFrom(UserLogin? login)
    {
        if (login is null)
        {
            return "nothing of the answer but its value could be read: what the key can do is not told; where its "
                + "id is empty, the list of keys has it";
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
            return "the answer does not tell its scopes";
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
            (true, false) => "it may change things, although it was to read only",
            (false, true) => "it may read only",
            _ => null,
        };
}
