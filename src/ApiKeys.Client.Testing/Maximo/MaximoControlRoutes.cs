using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>The keys, the variants, the superuser and the access tokens, for tests in another process.</summary>
internal sealed class MaximoControlRoutes(MaximoEmulator service)
{
    public IEnumerable<Route> Routes =>
        [
            new(
                "GET",
                "/maximo/keys",
                (_, _) => ControlBody.Response(service.Keys, MaximoJson.Default.IReadOnlyListMaximoEmulatedKey)
            ),
            new("GET", "/maximo/variants", (_, _) => ShowVariants()),
            new("PUT", "/maximo/variants", PutVariants),
            new("GET", "/maximo/superuser", (_, _) => ShowSuperuser()),
            new(
                "GET",
                "/maximo/sign-ins",
                (_, _) => ControlBody.Response(new(service.SignIns), MaximoJson.Default.MaximoSignInCount)
            ),
            new("DELETE", "/maximo/tokens", (_, _) => RevokeTokens()),
        ];

    private EmulatedResponse ShowVariants() =>
        ControlBody.Response(service.Variants, MaximoJson.Default.MaximoVariants);

    private EmulatedResponse PutVariants(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        ControlBody.Apply(request, MaximoJson.Default.MaximoVariants, variants => service.Variants = variants);
        return ShowVariants();
    }

    private EmulatedResponse ShowSuperuser() =>
        ControlBody.Response(
            new(service.AdminAddress, MaximoEmulator.SuperuserName, service.SuperuserPassword),
            MaximoJson.Default.MaximoSuperuser
        );

    private EmulatedResponse RevokeTokens()
    {
        service.RevokeTokens();
        return EmulatedResponse.NoContent;
    }
}
