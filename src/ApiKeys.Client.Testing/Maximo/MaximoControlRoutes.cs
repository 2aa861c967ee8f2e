using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The keys, the variants, the superuser and the access tokens, for tests in another process.</summary>
internal sealed class MaximoControlRoutes(MaximoEmulator service)
{
    public IEnumerable<Route> Routes =>
    [
        new("GET", "/maximo/keys", (_, _) => ControlBody.Answer(service.Keys, MaximoJson.Default.IReadOnlyListMaximoEmulatedKey)),
        new("GET", "/maximo/variants", (_, _) => TellVariants()),
        new("PUT", "/maximo/variants", PutVariants),
        new("GET", "/maximo/superuser", (_, _) => TellSuperuser()),
        new("GET", "/maximo/sign-ins", (_, _) => ControlBody.Answer(new(service.SignIns), MaximoJson.Default.MaximoSignInCount)),
        new("DELETE", "/maximo/tokens", (_, _) => RevokeTokens()),
    ];

    private EmulatedResponse TellVariants() => ControlBody.Answer(service.Variants, MaximoJson.Default.MaximoVariants);

    private EmulatedResponse PutVariants(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        ControlBody.Apply(request, MaximoJson.Default.MaximoVariants, variants => service.Variants = variants);
        return TellVariants();
    }

    private EmulatedResponse TellSuperuser() => ControlBody.Answer(
        new(service.AdminAddress, MaximoEmulator.SuperuserName, service.SuperuserPassword), MaximoJson.Default.MaximoSuperuser);

    private EmulatedResponse RevokeTokens()
    {
        service.RevokeTokens();
        return EmulatedResponse.NoContent;
    }
}
