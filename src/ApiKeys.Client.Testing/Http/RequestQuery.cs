using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ApiKeys.Client.Testing.Http;

/// <summary>The query of a request.</summary>
internal static class RequestQuery
{
    public static Dictionary<string, StringValues> Of(RecordedRequest request)
    {
        int start = request.RawTarget.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? [] : QueryHelpers.ParseQuery(request.RawTarget[start..]);
    }

    /// <summary>A parameter that is a whole number; <see langword="null"/> when it is missing.</summary>
    /// <exception cref="RefusalException">It is no whole number.</exception>
    public static int? Number(RecordedRequest request, string name) =>
        Of(request).TryGetValue(name, out StringValues values)
            ? int.TryParse(values, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new RefusalException(400, $"The parameter {name} must be a whole number.")
            : null;
}
