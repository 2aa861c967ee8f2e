using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Samples.QuickStart.Stories;

internal static class ServiceStory
{
    public static IServiceStory Of(ApiKeyManager keys, Stage stage) =>
        keys switch
        {
            AimmsApiKeyManager aimms => new AimmsStory(aimms, stage),
            MaximoApiKeyManager maximo => new MaximoStory(maximo, stage),
            VeeamApiKeyManager veeam => new VeeamStory(veeam, stage),
            _ => throw new InvalidOperationException($"There is no demonstration of {keys.Service} yet."),
        };
}
