namespace ApiKeys.Cli.Configuration;

/// <summary>The JSON schema of the configuration. A test generates it from the options and holds it to them.</summary>
internal static class ConfigurationSchema
{
    private const string Resource = "apikeys.schema.json";

    public static string Text
    {
        get
        {
            using Stream stream = typeof(ConfigurationSchema).Assembly.GetManifestResourceStream(Resource)!;
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
    }
}
