using System.Net;
using System.Text;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Protocol;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Outcomes;

/// <summary>The shape of an error's body shows where it comes from.</summary>
public sealed class ErrorOriginTests
{
    [Theory]
    [InlineData(
        "Maximo",
        """{"exception":{"id":"AIUCO1022E","properties":["/"]},"message":"AIUCO1022E: no","uuid":"x"}""",
        "Service"
    )]
    [InlineData("Maximo", """{"exception":{"id":"AIUCO1022E"}}""", "Service")]
    [InlineData("Maximo", """{"exception":{"message":"AIUCO1003E: no"}}""", "Service")]
    [InlineData("Maximo", """{"error":400,"message":"CUDRS0001E: no"}""", "Service")]
    [InlineData("Maximo", """{"message":"AIUCO1005E: no"}""", "Service")]
    [InlineData("Maximo", """{"message":"Forbidden"}""", "Foreign")]
    [InlineData("Maximo", """{"error":403,"message":"Forbidden"}""", "Foreign")]
    [InlineData("Maximo", """{"exception":"java.lang.IllegalStateException","message":"no"}""", "Foreign")]
    [InlineData("Maximo", """{"Error":{"reasonCode":"BMXAA7901E","message":"BMXAA7901E - no"}}""", "Foreign")]
    [InlineData("Maximo", """{"message":"BMXAA7901E: no"}""", "Foreign")]
    [InlineData("Maximo", """["AIUCO1005E: no"]""", "Foreign")]
    [InlineData("Maximo", "AIUCO1005E: no", "Foreign")]
    [InlineData("Maximo", "", "Foreign")]
    [InlineData("Veeam", """{"errors":[{"message":"no","type":"logical","code":1}]}""", "Service")]
    [InlineData("Veeam", """{"errors":[{"type":"transport","code":429}]}""", "Service")]
    [InlineData("Veeam", """{"errors":[{"message":"no"}]}""", "Service")]
    [InlineData("Veeam", """{"error":{"code":"UnsupportedApiVersion","message":"no","innerError":null}}""", "Service")]
    [InlineData("Veeam", """{"error":{"code":"Forbidden","message":"no"}}""", "Foreign")]
    [InlineData("Veeam", """{"error":"invalid_request","error_description":"no"}""", "Foreign")]
    [InlineData("Veeam", """{"errors":[]}""", "Foreign")]
    [InlineData("Veeam", """{"errors":["no"]}""", "Foreign")]
    [InlineData("Veeam", """{"errors":[{"status":"403","code":"no","title":"No"}]}""", "Foreign")]
    [InlineData("Veeam", """{"errors":{"name":["no"]},"title":"No"}""", "Foreign")]
    [InlineData("Veeam", """{"message":"no"}""", "Foreign")]
    [InlineData("AIMMS", """{"message":"no"}""", "Unproven")]
    [InlineData("AIMMS", "<html>", "Foreign")]
    [InlineData("AIMMS", " <html>", "Foreign")]
    [InlineData("AIMMS", "no", "Unproven")]
    [InlineData("AIMMS", "", "Unproven")]
    public void Only_the_error_shape_of_the_service_marks_an_error_as_its_own(
        string service,
        string body,
        string origin
    )
    {
        ServiceErrorReader reader = service switch
        {
            "Maximo" => new MaximoErrorReader(),
            "Veeam" => new VeeamErrorReader(),
            _ => new AimmsErrorReader(),
        };
        using HttpResponseMessage response = new(HttpStatusCode.Forbidden);

        Assert.Equal(origin, reader.Read(response, Encoding.UTF8.GetBytes(body), []).Origin.ToString());
    }
}
