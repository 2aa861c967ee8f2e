using System.Security.Cryptography.X509Certificates;
using System.Text;
using ApiKeys.Client.Tests.Support;
using WireMock.Logging;
using WireMock.Server;
using WireMock.Settings;

namespace ApiKeys.Client.Tests.Recordings;

/// <summary>A WireMock.Net server on a loopback port that replays one recording.</summary>
internal sealed class ReplayServer : IDisposable
{
    private readonly DirectoryInfo _certificates = Directory.CreateTempSubdirectory();
    private readonly WireMockServer _server;

    public ReplayServer(Recording recording, string scheme)
    {
        WireMockServerSettings settings = new() { Urls = [$"{scheme}://127.0.0.1:0"] };
        Trust = new(nameof(ApiKeyAccountOptions.AllowInsecureLoopback), "true");
        if (scheme == Uri.UriSchemeHttps)
        {
            using TestAuthority authority = TestAuthority.Create();
            using X509Certificate2 certificate = authority.Issue();
            string served = Write("server.pfx", certificate.Export(X509ContentType.Pfx));
            settings.CertificateSettings = new WireMockCertificateSettings { X509CertificateFilePath = served };
            Trust = new(
                nameof(ApiKeyAccountOptions.TrustedCertificateFile),
                Write("authorities.pem", Encoding.ASCII.GetBytes(authority.Pem))
            );
        }

        _server = WireMockServer.Start(settings);
        _server.ReadStaticMappingAndAddOrUpdate(recording.Path);
    }

    public string Address => _server.Url!;

    public IReadOnlyList<ILogEntry> Sent => _server.LogEntries;

    /// <summary>Gets the option with which an account trusts the server.</summary>
    public KeyValuePair<string, string> Trust { get; }

    public void Dispose()
    {
        _server.Dispose();
        _certificates.Delete(recursive: true);
    }

    private string Write(string name, byte[] content)
    {
        string path = Path.Combine(_certificates.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
