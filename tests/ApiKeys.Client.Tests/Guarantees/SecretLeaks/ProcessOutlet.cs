using System.Text;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>Captures what other users of the machine can read of its processes: their arguments.</summary>
internal static class ProcessOutlet
{
    public const string Place = "process list";

    public static void Add(CapturedOutput captured)
    {
        foreach (string process in Directory.Exists("/proc") ? Directory.EnumerateDirectories("/proc", "*") : [])
        {
            captured.Add(Place, ArgumentsOf(process));
        }
    }

    private static string? ArgumentsOf(string process)
    {
        try
        {
            return Path.GetFileName(process).All(char.IsAsciiDigit)
                ? Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline")))
                : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
