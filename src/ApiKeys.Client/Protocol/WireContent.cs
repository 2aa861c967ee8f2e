using System.Text;

namespace ApiKeys.Client.Protocol;

/// <summary>The bodies of requests.</summary>
internal static class WireContent
{
    public static HttpContent Json(byte[] body) => OfType(body, "application/json");

    public static HttpContent Form(IEnumerable<KeyValuePair<string, string>> fields, bool isMultipart)
    {
        if (!isMultipart)
        {
            string text = string.Join(
                "&",
                fields.Select(static field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")
            );
            return OfType(Encoding.ASCII.GetBytes(text), "application/x-www-form-urlencoded");
        }

        MultipartFormDataContent form = [];
        foreach (KeyValuePair<string, string> field in fields)
        {
            form.Add(new StringContent(field.Value), $"\"{field.Key}\"");
        }

        return form;
    }

    private static ByteArrayContent OfType(byte[] body, string mediaType)
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new(mediaType);
        return content;
    }
}
