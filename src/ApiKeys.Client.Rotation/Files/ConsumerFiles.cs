using System.Text;

namespace ApiKeys.Client.Rotation.Files;

/// <summary>Which consumer was seen with which value: a small file for each, beside the states.</summary>
internal static class ConsumerFiles
{
    private const string Mark = ".seen-";

    public static void Report(StoreFolder folder, string policy, string consumer, string fingerprint) =>
        File.WriteAllText(Path(folder, policy, consumer), fingerprint, Encoding.ASCII);

    public static int Count(StoreFolder folder, string policy, string fingerprint) =>
        Directory
            .EnumerateFiles(folder.Path, System.IO.Path.GetFileName(Path(folder, policy, "")) + "*")
            .Count(file => File.ReadAllText(file, Encoding.ASCII) == fingerprint);

    private static string Path(StoreFolder folder, string policy, string consumer) =>
        System.IO.Path.Combine(folder.Path, Uri.EscapeDataString(policy) + Mark + Uri.EscapeDataString(consumer));
}
