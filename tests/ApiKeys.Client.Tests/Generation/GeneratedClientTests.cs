using System.Net;
using System.Text;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Calls;
using ApiKeys.Client.Pipeline;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Secrets;
using ApiKeys.Client.Services;
using ApiKeys.Client.Telemetry;
using ApiKeys.Client.Tests.Generation.Generated;
using ApiKeys.Client.Tests.Support;

namespace ApiKeys.Client.Tests.Generation;

/// <summary>
/// What the generator's stock output got wrong, held on a client generated from probe.yaml by the same templates.
/// </summary>
public sealed class GeneratedClientTests
{
    private static readonly AimmsOptions _options = new() { MaxRetries = 0 };

    private readonly Recorder _recorder = new();

    [Fact]
    public async Task Arrays_of_enumerations_are_sent_as_text()
    {
        await MakeAsync(
            body: new NewThing
            {
                Colours = [Colour.Red, Colour.DarkBlue, new Colour("mauve")],
                MainColour = Colour.DarkBlue,
            }
        );

        Assert.Equal("""{"colours":["red","dark-blue","mauve"],"main_colour":"dark-blue"}""", _recorder.Body);
    }

    [Fact]
    public async Task Members_that_are_not_set_are_omitted()
    {
        await MakeAsync(body: new NewThing { Colours = [] });

        Assert.Equal("""{"colours":[]}""", _recorder.Body);
        Assert.Equal("/api/things/1", _recorder.Target);
    }

    [Fact]
    public async Task Date_times_in_a_query_keep_their_offset()
    {
        await MakeAsync(
            since: new WireDate("2026-01-02T03:04:05.1234567+02:00"),
            colours: [Colour.Red, Colour.DarkBlue],
            deep: true
        );

        Assert.Equal(
            "/api/things/1?since=2026-01-02T03%3A04%3A05.1234567%2B02%3A00&colour=red&colour=dark-blue&deep=true",
            _recorder.Target
        );
    }

    [Fact]
    public void An_instant_in_a_query_is_written_with_its_offset_in_every_culture()
    {
        Assert.Equal(
            "2026-01-02T03:04:05.5+02:00",
            WireText.Format(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 500, TimeSpan.FromHours(2)))
        );
        Assert.Equal("1.5", WireText.Format(1.5));
    }

    [Promise(7)]
    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData(" a")]
    [InlineData("")]
    public async Task A_line_break_in_a_header_is_refused_and_not_quoted_in_the_error(string text)
    {
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => MakeAsync(header: text));

        Assert.Contains("'Idempotency-Key'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Evil", error.Message, StringComparison.Ordinal);
        Assert.Null(_recorder.Target);
    }

    [Fact]
    public async Task A_header_is_sent_unchanged()
    {
        await MakeAsync(header: "a, b; \"c\"");

        Assert.Equal("a, b; \"c\"", _recorder.Header);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_change_the_path_is_refused(string id)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => MakeAsync(id));

        Assert.Null(_recorder.Target);
    }

    [Fact]
    public async Task Unknown_enumeration_values_members_and_dates_are_preserved()
    {
        Thing thing = await ReadAsync(
            200,
            """{"name":"n","secret":"s","colours":["red","octarine"],"made_at":"2026-01-02T03:04:05.1234567Z","more":{"deep":[1]}}"""
        );

        Assert.Equal(["red", "octarine"], thing.Colours!.Select(colour => colour.Value));
        Assert.Equal("2026-01-02T03:04:05.1234567Z", thing.MadeAt!.Value.Text);
        Assert.Equal(1, thing.AdditionalProperties!["more"].GetProperty("deep")[0].GetInt32());
    }

    [Theory]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(206)]
    public async Task An_unexpected_success_status_is_a_success(int status) =>
        Assert.Equal("n", (await ReadAsync(status, """{"name":"n","secret":"s"}""")).Name);

    [Theory]
    [InlineData("""{"name":null,"secret":"s"}""")]
    [InlineData("""{"name":"n","secret":null}""")]
    [InlineData("""{"secret":"s"}""")]
    public async Task A_required_member_that_is_null_or_missing_is_refused(string body) =>
        await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() => ReadAsync(200, body));

    [Theory]
    [InlineData(200, "{\"name\":\"sk_live_0123456789abcdef")]
    [InlineData(200, "sk_live_0123456789abcdef")]
    [InlineData(418, "sk_live_0123456789abcdef")]
    [InlineData(418, "{\"message\":\"key sk_live_0123456789abcdef is bad\"}")]
    public async Task No_exception_shows_a_key_from_a_body(int status, string body)
    {
        ApiKeyOperationFailedException error = await Assert.ThrowsAsync<ApiKeyOperationFailedException>(() =>
            ReadAsync(status, body)
        );

        for (Exception? each = error; each is not null; each = each.InnerException)
        {
            Assert.DoesNotContain("sk_live", each.ToString(), StringComparison.Ordinal);
            Assert.Empty(each.Data);
        }
    }

    [Fact]
    public void A_generated_model_prints_no_secret() =>
        Assert.DoesNotContain(
            "hunter2",
            new Thing { Name = "n", Secret = "hunter2" }.ToString(),
            StringComparison.Ordinal
        );

    private Task MakeAsync(
        string id = "1",
        WireDate? since = null,
        IEnumerable<Colour>? colours = null,
        bool? deep = null,
        string? header = null,
        NewThing? body = null
    ) =>
        Client(Operation())
            .MakeThingAsync(id, since, colours, deep, header, body ?? new NewThing { Colours = [] }, The.Token);

    private async Task<Thing> ReadAsync(int status, string body)
    {
        (_recorder.Status, _recorder.Response) = (status, body);
        CallState operation = Operation();
        return await new OperationRunner(
            () => new HttpClient(),
            new AccountTelemetry("Probe", "test", TimeProvider.System)
        ).RunAsync(operation, (_, token) => Client(operation).GetThingAsync(token), The.Token);
    }

    private ProbeClient Client(CallState operation)
    {
        HttpClient client = new(HttpPipeline.Wrap(_recorder, TimeProvider.System));
        return new ProbeClient(new WireTransport(client, operation), ProbeClientJsonContext.Default.Options);
    }

    private static CallState Operation() =>
        new ApiCall(
            OperationKind.Read,
            "probing",
            new AccountContext(
                "Probe",
                "test",
                new Uri("https://probe.example/api/"),
                _options,
                new NoAuthenticator(),
                new AimmsErrorReader(),
                TimeProvider.System
            )
        ).Begin();

    private sealed class NoAuthenticator : Authenticator
    {
        public override ValueTask<Identity?> ApplyAsync(
            AuthenticatedRequest request,
            CallState call,
            CancellationToken cancellationToken
        ) => default;
    }

    private sealed class Recorder : HttpMessageHandler
    {
        public int Status { get; set; } = 204;

        public string Response { get; set; } = "";

        public string? Target { get; private set; }

        public string? Body { get; private set; }

        public string? Header { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Target = request.RequestUri!.PathAndQuery;
            Body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
            Header = request.Headers.TryGetValues("Idempotency-Key", out IEnumerable<string>? values)
                ? string.Join(", ", values)
                : null;
            return new HttpResponseMessage((HttpStatusCode)Status)
            {
                Content = new StringContent(Response, Encoding.UTF8, "application/json"),
                RequestMessage = request,
            };
        }
    }
}
