using System.Net;
using ApiKeys.Client.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ApiKeys.Client.Tests.Guarantees.SecretLeaks;

/// <summary>What an application can see of the calls that it sends with the credential of an account.</summary>
public sealed class OwnCallLeakTests
{
    public static TheoryData<string> Accounts => [.. CallingFixture.Paths.Keys];

    [Promise(2)]
    [Theory, MemberData(nameof(Accounts))]
    public async Task No_handler_and_no_log_of_the_application_sees_a_credential(string account)
    {
        CapturedOutput captured = new();
        await using CallingFixture calling = await CallingFixture.StartAsync(
            client => client.AddHttpMessageHandler(() => new Onlooker(captured)),
            services: services =>
                services.AddLogging(logging =>
                    logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogOutlet(captured))
                )
        );

        using HttpResponseMessage response = await calling.GetAsync(account);
        Onlooker.Note(captured, response.RequestMessage!);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, captured.CountOf(nameof(Onlooker)));
        Assert.NotEqual(0, captured.CountOf(LogOutlet.Place));
        Assert.Empty(captured.Leaks(calling.Secrets));
    }

    private sealed class Onlooker(CapturedOutput captured) : DelegatingHandler
    {
        public static void Note(CapturedOutput captured, HttpRequestMessage request) =>
            captured.Add(nameof(Onlooker), $"{request} {request.Headers}");

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            Note(captured, request);
            return response;
        }
    }
}
