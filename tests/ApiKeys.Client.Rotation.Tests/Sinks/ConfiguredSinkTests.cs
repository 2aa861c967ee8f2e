using System.Net;
using ApiKeys.Client.Rotation.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Rotation.Tests.Sinks;

/// <summary>Sinks and probes that a configuration names.</summary>
public sealed class ConfiguredSinkTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sinks_of_a_configuration_get_each_value()
    {
        await using RotationFixture fixture = await StartAsync(
            ("Sinks:0:File", _folder.In("key")),
            ("Sinks:1:File", _folder.In(".env")),
            ("Sinks:1:Variable", "KEY"),
            ("Sinks:2:File", _folder.In("app.json")),
            ("Sinks:2:JsonMember", "A:B"),
            ("Sinks:3:Command", "/bin/sh"),
            ("Sinks:3:Arguments:0", "-c"),
            ("Sinks:3:Arguments:1", $"cat > '{_folder.In("out")}'")
        );
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        string value = (await fixture.CurrentAsync())!.Value.Reveal();
        Assert.All(
            ["key", ".env", "app.json", "out"],
            file => Assert.Contains(value, File.ReadAllText(_folder.In(file)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_sink_at_Maximo_gets_a_token_of_the_new_key_in_place_of_its_value()
    {
        await using RotationFixture fixture = await StartAtMaximoAsync("P30D");
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        RotatedKey current = (await fixture.CurrentAsync())!;
        string token = (await File.ReadAllTextAsync(_folder.In("jwt"), The.Token)).Trim();
        Assert.NotEqual(current.Value.Reveal(), token);
        using HttpClient http = new();
        using HttpRequestMessage request = new(
            HttpMethod.Get,
            new Uri(fixture.Emulator.Maximo.BaseAddress, "v1/apikeys")
        )
        {
            Headers = { { "x-access-token", token } },
        };
        using HttpResponseMessage response = await http.SendAsync(request, The.Token);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("soon", "TokenLifetime is no duration, such as P90D, nor NEVER.")]
    public async Task A_lifetime_that_is_none_is_refused_before_anything_is_rotated(string lifetime, string error)
    {
        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using RotationFixture fixture = await StartAtMaximoAsync(lifetime);
            await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        });

        Assert.Contains(error, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_tries_each_value_before_it_is_published()
    {
        await using RotationFixture fixture = await StartAsync(
            ("Probe:Command", "/bin/sh"),
            ("Probe:Arguments:0", "-c"),
            ("Probe:Arguments:1", $"cat > '{_folder.In("tried")}'; exit 4")
        );
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);

        Assert.Null(await fixture.CurrentAsync());
        Assert.NotEmpty(await File.ReadAllTextAsync(_folder.In("tried"), The.Token));
        Assert.Equal("The probe /bin/sh ended with 4.", (await fixture.StatusAsync()).Failure);
    }

    [Fact]
    public async Task A_request_tries_each_value_before_it_is_published()
    {
        await using RotationFixture fixture = await StartAsync(emulator =>
            [("Probe:Url", $"{emulator}/pro/user-manager/v1/user/@current/info"), ("Probe:Header", "apikey: {value}")]
        );
        await fixture.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.NotNull(await fixture.CurrentAsync());

        await using RotationFixture wrong = await StartAsync(emulator =>
            [("Probe:Url", $"{emulator}/pro/user-manager/v1/user/@current/info"), ("Probe:Header", "apikey: {id}")]
        );
        await wrong.Engine.SweepAsync(cancellationToken: The.Token);
        Assert.Null(await wrong.CurrentAsync());
        Assert.Equal("The probe of 127.0.0.1 got the status 401.", (await wrong.StatusAsync()).Failure);
    }

    private Task<RotationFixture> StartAtMaximoAsync(string lifetime) =>
        RotationFixture.StartAsync(
            (rotation, _) =>
                rotation
                    .Services.AddApiKeyClient()
                    .AddRotation(
                        new ConfigurationBuilder()
                            .AddInMemoryCollection([
                                new("nightly:Account", "Maximo"),
                                new("nightly:Scopes:0", "userAdmin"),
                                new("nightly:Interval", "P90D"),
                                new("nightly:Sinks:0:File", _folder.In("jwt")),
                                new("nightly:Sinks:0:TokenLifetime", lifetime),
                            ])
                            .Build()
                    )
        );

    private static Task<RotationFixture> StartAsync(params (string Member, string Text)[] members) =>
        StartAsync(_ => members);

    private static async Task<RotationFixture> StartAsync(Func<string, (string Member, string Text)[]> members) =>
        await RotationFixture.StartAsync(
            (rotation, emulator) =>
                rotation
                    .Services.AddApiKeyClient()
                    .AddRotation(Section(members(emulator.Aimms.BaseAddress.AbsoluteUri.TrimEnd('/'))))
        );

    private static IConfiguration Section((string Member, string Text)[] members) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("nightly:Account", "Aimms"),
                new("nightly:Scopes:0", "Tasks"),
                .. members.Select(static each => new KeyValuePair<string, string?>(
                    $"nightly:{each.Member}",
                    each.Text
                )),
            ])
            .Build();
}
