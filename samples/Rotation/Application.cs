using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Samples.Rotation;

/// <summary>An application that calls the service all the time, with whatever key is current.</summary>
internal sealed class Application(Setup setup)
{
    private static readonly Uri _info = new("pro/user-manager/v1/user/@current/info", UriKind.Relative);

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public async Task CallAsync(CancellationToken end)
    {
        await using ServiceProvider services = setup.Application();
        HttpClient client = services.GetRequiredService<IHttpClientFactory>().CreateClient("tasks");
        while (!end.IsCancellationRequested)
        {
            try
            {
                using HttpResponseMessage response = await client.GetAsync(_info, end);
                if (response.StatusCode == HttpStatusCode.Unauthorized)
                {
                    Refused++;
                }
                else
                {
                    Accepted++;
                }

                await Task.Delay(2, end);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
