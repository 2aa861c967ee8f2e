using System.Diagnostics;
using System.Text.Json.Serialization;

namespace ApiKeys.Client.FourthService.Tests.Fourth;

/// <summary>The options of an account.</summary>
public class FourthOptions : ApiKeyAccountOptions
{
    internal const string ServiceName = "Fourth";

    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    public string? ApiKeyFile { get; set; }
}
