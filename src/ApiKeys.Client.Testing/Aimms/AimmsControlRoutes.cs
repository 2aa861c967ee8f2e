using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Aimms;

/// <summary>The keys and the variants, for tests in another process.</summary>
internal sealed class AimmsControlRoutes(AimmsEmulator service)
{
    public IEnumerable<Route> Routes =>
        [
            new(
                "GET",
                "/aimms/keys",
                (_, _) => ControlBody.Response(service.Keys, AimmsJson.Default.IReadOnlyListAimmsEmulatedKey)
            ),
            new("GET", "/aimms/variants", (_, _) => ShowVariants()),
            new("PUT", "/aimms/variants", PutVariants),
        ];

    private EmulatedResponse ShowVariants() => ControlBody.Response(service.Variants, AimmsJson.Default.AimmsVariants);

    private EmulatedResponse PutVariants(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        ControlBody.Apply(request, AimmsJson.Default.AimmsVariants, variants => service.Variants = variants);
        return ShowVariants();
    }
}
