namespace ApiKeys.Cli.Output;

/// <summary>Files that are in the program.</summary>
internal static class Resources
{
    public const string Schema = "apikeys.schema.json";
    public const string ManPage = "apikeys.1";

    public static string Read(string name)
    {
        using Stream stream = typeof(Resources).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
