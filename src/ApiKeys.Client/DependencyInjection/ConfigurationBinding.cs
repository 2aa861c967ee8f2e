using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>Gives the faults that a configuration binder finds the name of the account that they are in.</summary>
internal static class ConfigurationBinding
{
    /// <summary>Refuses members that the options do not have: a misspelled limit must not be a limit forgotten.</summary>
    public static void Strict(BinderOptions options) => options.ErrorOnUnknownConfiguration = true;

    /// <summary>The binder quotes what it cannot convert, which may be a secret in the wrong place.</summary>
    private static string WithoutValue(string message) =>
        Regex.Replace(message, "configuration value '.*' at '", "configuration value at '", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <exception cref="OptionsValidationException">A member of the section is unknown, or cannot be read.</exception>
    public static void Run(string account, IConfiguration section, Action bind)
    {
        try
        {
            bind();
        }
        catch (InvalidOperationException fault)
        {
            string place = section is IConfigurationSection { Path: var path } ? $"configuration section '{path}': " : "";
            throw new OptionsValidationException(account, typeof(ApiKeyAccountOptions), OptionsRules.Describe(account, [place + WithoutValue(fault.Message)]));
        }
    }
}
