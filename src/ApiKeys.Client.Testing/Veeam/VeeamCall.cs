using System.Globalization;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>Handles an operation after authentication.</summary>
internal delegate EmulatedResponse VeeamWork(VeeamCall call);

/// <summary>A request, the open segments of its path, and the caller.</summary>
internal sealed record VeeamCall(RecordedRequest Request, IReadOnlyList<string> Arguments, VeeamEmulatedUser Caller)
{
    public Guid Uid(string name) =>
        Guid.TryParseExact(Arguments[0], "D", out Guid uid)
            ? uid
            : throw VeeamRefusalException.OfParameter(name, "The id is not a UUID.");

    public long LoginId() =>
        long.TryParse(Arguments[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long id)
            ? id
            : throw VeeamRefusalException.OfParameter("userLoginId", "The id is not a whole number.");
}
