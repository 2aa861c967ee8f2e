using ApiKeys.Cli.Commands;
using ApiKeys.Cli.Configuration;
using ApiKeys.Cli.Failures;

namespace ApiKeys.Cli.Setup;

/// <summary>An account that is about to be configured.</summary>
internal sealed class NewAccount
{
    private const string Authority = "TrustedCertificateFile";

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
        if (Service == ServiceNames.Aimms && !address.AsSpan().ContainsAny(":."))
        {
            Values["CloudAccount"] = address;
            return;
        }

        SetAddress("BaseAddress", address);
    }

    /// <summary>The account authenticates as a user; at Maximo as the superuser, at an address of its own.</summary>
    public void SetUser(string name, string? adminAddress)
    {
        if (adminAddress is not null)
        {
            SetAddress("AdminAddress", adminAddress.Trim());
        }

        Values["UserName"] = name;
    }

    /// <summary>Whether an authority is named.</summary>
    public bool HasAuthority => Values.ContainsKey(Authority);

    /// <summary>Trusts the authority whose certificate is in a file, and no other.</summary>
    /// <exception cref="UsageException">There is no such file.</exception>
    public void SetAuthority(string file)
    {
        string path = SecretPlace.PathOf(file.Trim());
        Values[Authority] =
            ConfiguredPaths.IsInHome(path) || File.Exists(path)
                ? path
                : throw new UsageException($"The file '{path}' with the certificate cannot be found.");
    }

    private void SetAddress(string option, string address)
    {
        Values[option] = address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}";
        if (Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri is { Scheme: "http", IsLoopback: true })
        {
            Values["AllowInsecureLoopback"] = "true";
        }
    }

    /// <summary>The account as if it had been read from a file.</summary>
    public AccountSettings ToSettings(string path) =>
        new(Name, Values, new ConfigurationFile(path, "which init writes"), new Dictionary<string, string>());
}
