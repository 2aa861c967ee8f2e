using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.StartUp;

/// <summary>The configuration of every contestant.</summary>
internal static class Accounts
{
    public const string Name = "prod";

    public static IConfiguration With(string address, string apiKey) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    [$"{Name}:Service"] = "Aimms",
                    [$"{Name}:BaseAddress"] = address,
                    [$"{Name}:ApiKey"] = apiKey,
                    [$"{Name}:AllowInsecureLoopback"] = "true",
                }
            )
            .Build();
}
