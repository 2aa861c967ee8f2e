using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Control;

/// <summary>Where everything is, and what to authenticate with.</summary>
internal sealed record AddressBook(Uri Address, string? CertificateAuthority, IReadOnlyDictionary<string, AddressBook.Entry> Services)
{
    public static EmulatedResponse Answer(ApiKeyEmulator emulator) => ControlBody.Answer(Of(emulator), ControlJson.Default.AddressBook);

    private static AddressBook Of(ApiKeyEmulator emulator) => new(
        emulator.Address,
        emulator.CertificateAuthorityPem,
        emulator.Services.ToDictionary(
            service => service.Segment,
            service => new Entry(service.Name, service.BaseAddress, service.Credential)));

    internal sealed record Entry(string Service, Uri BaseAddress, IReadOnlyDictionary<string, string> Credential);
}
