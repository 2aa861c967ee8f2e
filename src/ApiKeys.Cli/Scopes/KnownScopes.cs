using ApiKeys.Cli.Commands;
using ApiKeys.Client;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Cli.Scopes;

/// <summary>The documented scopes of a service, where no account has to be opened for them.</summary>
internal static class KnownScopes
{
    /// <summary>The documented scopes of a service; none when the service is not known.</summary>
    public static IReadOnlyList<ApiKeyScope> Of(string? service) =>
        ServiceNames.Known(service) switch
        {
            ServiceNames.Aimms => AimmsScopesExtensions.Documented,
            ServiceNames.Maximo => MaximoPermissionsExtensions.Documented,
            ServiceNames.Veeam => VeeamScopesExtensions.Documented,
            _ => [],
        };
}
