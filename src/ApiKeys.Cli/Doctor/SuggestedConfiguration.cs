using System.Text.Json.Nodes;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Doctor;

/// <summary>Options as they are in a configuration.</summary>
internal static class SuggestedConfiguration
{
    /// <summary>A configuration to merge with the account's own.</summary>
    public static string Of(string account, IReadOnlyDictionary<string, string> options)
    {
        JsonObject members = [];
        foreach ((string option, string value) in options)
        {
            string[] path = option.Split(':');
            JsonObject group = path[..^1].Aggregate(members, Group);
            group[path[^1]] = value;
        }

        return Data.Readable(new JsonObject { [AccountConfiguration.Section] = new JsonObject { [account] = members } })
            .TrimEnd();
    }

    private static JsonObject Group(JsonObject members, string name)
    {
        if (members[name] is not JsonObject group)
        {
            members[name] = group = [];
        }

        return group;
    }
}
