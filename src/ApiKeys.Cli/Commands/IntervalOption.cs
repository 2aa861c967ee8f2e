using System.CommandLine;
using ApiKeys.Client.Maximo;

namespace ApiKeys.Cli.Commands;

/// <summary>An interval as Maximo writes it: an ISO 8601 duration, or NEVER.</summary>
internal static class IntervalOption
{
    public static Option<MaximoRefreshInterval?> Create(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "P30D",
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                if (!MaximoRefreshInterval.TryParse(text.ToUpperInvariant(), out MaximoRefreshInterval? interval))
                {
                    result.AddError($"{name} is '{text}'; it must be a duration such as P30D, P1W or P3M, or NEVER.");
                }

                return interval;
            },
        };
}
