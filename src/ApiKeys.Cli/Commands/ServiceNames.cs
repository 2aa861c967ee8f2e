namespace ApiKeys.Cli.Commands;

/// <summary>The services, by the words that stand for them in a configuration.</summary>
internal static class ServiceNames
{
    public const string Aimms = "Aimms";
    public const string Maximo = "Maximo";
    public const string Veeam = "Veeam";

    public static IReadOnlyList<string> All { get; } = [Aimms, Maximo, Veeam];

    /// <summary>The name of a service in a sentence.</summary>
    public static string Brand(string service) =>
        All.FirstOrDefault(known => known.Equals(service, StringComparison.OrdinalIgnoreCase)) switch
        {
            Aimms => "AIMMS",
            { } known => known,
            null => service,
        };
}
