namespace ApiKeys.Cli.Commands;

/// <summary>The services, by the words that stand for them in a configuration.</summary>
internal static class ServiceNames
{
    public const string Aimms = "Aimms";
    public const string Maximo = "Maximo";
    public const string Veeam = "Veeam";

    public static IReadOnlyList<string> All { get; } = [Aimms, Maximo, Veeam];

    /// <summary>The word for a service, in its own spelling; null when it is not known.</summary>
    public static string? Known(string? service) =>
        All.FirstOrDefault(known => known.Equals(service, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of a service in a sentence.</summary>
    public static string Brand(string service) => Known(service) is Aimms ? "AIMMS" : Known(service) ?? service;
}
