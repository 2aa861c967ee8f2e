namespace ApiKeys.Cli.Configuration;

/// <summary>The message to a user who has not configured an account yet.</summary>
internal static class MissingAccounts
{
    public static string Text(ConfigurationFile? file) =>
        $$"""
            No account is configured{{(file is null ? "" : $" in '{file.Path}'")}}.{{UnnamedFile.Hint(file)}}
            'apikeys init' configures one. The smallest configuration is a file such as

              { "ApiKeys": { "prod": { "Service": "Aimms", "CloudAccount": "acme", "ApiKeyFile": "/run/secrets/aimms" } } }

            {{(
                file is null ? Places() : ""
            )}}Environment variables work as well: ApiKeys__prod__Service=Aimms and so on.
            """;

    private static string Places()
    {
        string?[] places = ["--config", ConfigurationFile.Variable, ConfigurationFile.OfTheUser];
        return $"The tool looks for it at: {string.Join(", ", places.OfType<string>())}.\n";
    }
}
