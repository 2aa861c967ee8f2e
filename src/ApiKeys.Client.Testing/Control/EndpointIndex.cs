using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

/// <summary>The addresses and credentials of all services.</summary>
internal sealed record EndpointIndex(
    Uri Address,
    string? CertificateAuthority,
    IReadOnlyDictionary<string, EndpointIndex.Entry> Services
)
{
    public static EmulatedResponse Response(ApiKeyEmulator emulator) =>
        ControlBody.Response(Of(emulator), ControlJson.Default.EndpointIndex);

    private static EndpointIndex Of(ApiKeyEmulator emulator) =>
        new(
            emulator.Address,
            emulator.CertificateAuthorityPem,
            emulator.Services.ToDictionary(
                service => service.Segment,
                service => new Entry(service.Name, service.BaseAddress, service.RootAddress, service.Credential)
            )
        );

    internal sealed record Entry(
        string Service,
        Uri BaseAddress,
        Uri? RootAddress,
        IReadOnlyDictionary<string, string> Credential
    );
}
