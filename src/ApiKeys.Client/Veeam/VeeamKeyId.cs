using System.Globalization;
using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Veeam;

/// <summary>The id of a key: a user, and the number of the login among those of the user.</summary>
/// <param name="UserUid">The user; null for the user of the account.</param>
/// <param name="LoginId">The number.</param>
internal readonly record struct VeeamKeyId(Guid? UserUid, long LoginId)
{
    /// <summary>Parses an id.</summary>
    /// <exception cref="ArgumentNullException">The id is null.</exception>
    /// <exception cref="ArgumentException">The text is not an id.</exception>
    public static VeeamKeyId Parse(string id, string parameterName) =>
        TryParse(id ?? throw new ArgumentNullException(parameterName), out VeeamKeyId key)
            ? key
            : throw Error(parameterName);

    /// <summary>Parses an id, if the text is one.</summary>
    public static bool TryParse(string id, out VeeamKeyId key)
    {
        string[] parts = id.Split(['/'], 3);
        Guid userUid = default;
        bool isId =
            TryParseNumber(parts[parts.Length - 1], out long loginId)
            && (parts.Length == 1 || (parts.Length == 2 && WireGuid.TryParse(parts[0], out userUid)));
        key = new(parts.Length == 1 ? null : userUid, loginId);
        return isId;
    }

    /// <summary>The id as it is written; without a user the number alone.</summary>
    public override string ToString()
    {
        string number = LoginId.ToString(CultureInfo.InvariantCulture);
        return UserUid is { } user ? $"{user:D}/{number}" : number;
    }

    /// <summary>Accepts only one spelling of a number, so that two texts never stand for one key.</summary>
    private static bool TryParseNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number.ToString(CultureInfo.InvariantCulture) == text;

    private static ArgumentException Error(string parameterName) =>
        new(
            "The id is not one of a key: take it from a key, or write the user's id, a slash and the number of the "
                + "login, such as 955b0b80-da62-4434-9f50-2c1b099948f2/12, or the number alone for a key of the account's "
                + "user. Nothing was sent.",
            parameterName
        );
}
