using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;

namespace ApiKeys.Cli.Setup;

/// <summary>An account that is about to be configured.</summary>
internal sealed class NewAccount
{
    public NewAccount(string name, string service)
    {
        (Name, Service) = (name, service);
        Values["Service"] = service;
    }

    public string Name { get; }

    public string Service { get; }

    /// <summary>The options, in the order in which they are written.</summary>
    public Dictionary<string, string> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The option that holds the secret, without what says where it is.</summary>
    public string SecretField =>
        Values.ContainsKey("UserName") ? "Password"
        : Service == ServiceNames.Maximo ? "ApiKeyToken"
        : "ApiKey";

    /// <summary>
    /// Sets the address. A name without a scheme is an account at AIMMS Cloud, and elsewhere the host of an https
    /// address. Plain http is for an emulator on this machine.
    /// </summary>
    public void SetAddress(string text)
    {
        string address = text.Trim();
        bool hasScheme = address.Contains("://", StringComparison.Ordinal);
        if (Service == ServiceNames.Aimms && !hasScheme && !address.Contains('.', StringComparison.Ordinal))
        {
            Values["CloudAccount"] = address;
            return;
        }

        Values["BaseAddress"] = hasScheme ? address : $"https://{address}";
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri is { Scheme: "http", IsLoopback: true })
        {
            Values["AllowInsecureLoopback"] = "true";
        }
    }

    /// <summary>The account as if it had been read from a file.</summary>
    public AccountSettings ToSettings(string path) =>
        new(Name, Values, new ConfigurationFile(path, "which init writes"), new Dictionary<string, string>());
}
