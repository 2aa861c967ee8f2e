using ApiKeys.Client.Protocol;

namespace ApiKeys.Client.Veeam;

/// <summary>
/// The id by which the service recognises a request that is sent again. In another form it is another request, so each
/// form of a request has an id of its own, which is the same whenever the request is sent in that form.
/// </summary>
internal static class VeeamRequestId
{
    public static Guid Of(Guid requestId, WireForm form)
    {
        byte[] bytes = requestId.ToByteArray();
        bytes[15] ^= form.IsRepeated ? (byte)1 : (byte)0;
        foreach (char c in form.ClientVersion ?? "")
        {
            bytes[14] = (byte)((bytes[14] * 31) ^ c);
        }

        return new Guid(bytes);
    }
}
