using System.Net;

namespace ApiKeys.Client.Testing.Tests.Control;

/// <summary>No web page can send a control request without a preflight.</summary>
public class ControlGuardTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/plain; application/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    public async Task A_body_that_a_web_page_can_send_without_a_preflight_is_rejected(string? contentType)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        using HttpResponseMessage moved = await SendAsync(
            emulator,
            "POST",
            "clock",
            """{"advance":"10.00:00:00"}""",
            contentType
        );
        using HttpResponseMessage planned = await SendAsync(
            emulator,
            "POST",
            "faults",
            """{"kind":"hang"}""",
            contentType
        );
        using HttpResponseMessage varied = await SendAsync(
            emulator,
            "PUT",
            "aimms/variants",
            """{"listShape":"wrapped"}""",
            contentType
        );

        Assert.All(
            [moved, planned, varied],
            response => Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode)
        );
        Assert.Contains("application/json", await moved.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(Instants.Now, emulator.Clock.GetUtcNow());
        Assert.Empty(emulator.Faults.Pending);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=utf-8")]
    public async Task A_json_body_is_accepted(string contentType)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();

        using HttpResponseMessage response = await SendAsync(
            emulator,
            "POST",
            "clock",
            """{"advance":"1.00:00:00"}""",
            contentType
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "faults")]
    [InlineData("DELETE", "requests")]
    [InlineData("DELETE", "maximo/tokens")]
    [InlineData("DELETE", "veeam/tokens")]
    [InlineData("POST", "clock")]
    [InlineData("PUT", "aimms/variants")]
    [InlineData("PATCH", "veeam/users/alpha_admin")]
    public async Task A_change_without_a_body_needs_the_header_of_the_emulator(string method, string path)
    {
        await using ApiKeyEmulator emulator = await Instants.StartAsync();
        emulator.Faults.Add(Fault.Hang());

        using HttpResponseMessage refused = await SendAsync(emulator, method, path);
        using HttpResponseMessage taken = await SendAsync(emulator, method, path, header: "X-Emulator");

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("X-Emulator: 1", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.Forbidden, taken.StatusCode);
        Assert.Equal(path == "faults" ? 0 : 1, emulator.Faults.Pending.Count);
    }

    private static async Task<HttpResponseMessage> SendAsync(
        ApiKeyEmulator emulator,
        string method,
        string path,
        string? body = null,
        string? contentType = null,
        string? header = null
    )
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(emulator.Address, "emulator/" + path));
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.Remove("Content-Type");
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType is null ? [] : [contentType]);
        }

        if (header is not null)
        {
            request.Headers.Add(header, "1");
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
