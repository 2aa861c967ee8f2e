using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>A page of a list, and its metadata.</summary>
internal sealed class VeeamPage(VeeamVariants variants)
{
    private const int UsualLimit = 100;

    private bool StartsAgain => variants.Paging is VeeamPaging.FirstPageAgain or VeeamPaging.FirstPageUnderFalseOffset;

    public static string[] Parameters { get; } = ["limit", "offset"];

    public EmulatedResponse Of(VeeamQuery query, IReadOnlyList<VeeamEmulatedLogin> logins)
    {
        int limit = Math.Min(query.Number("limit", lowest: 1, absent: UsualLimit), variants.MaxPageSize);
        int offset = query.Number("offset", lowest: 0, absent: 0);
        VeeamEmulatedLogin[] page = [.. logins.Skip(StartsAgain ? 0 : offset).Take(limit)];
        return Response(page, logins.Count, variants.Paging == VeeamPaging.FirstPageAgain ? 0 : offset);
    }

    public EmulatedResponse Whole(IReadOnlyList<VeeamEmulatedLogin> logins) => Response(logins, logins.Count, 0);

    private EmulatedResponse Response(IReadOnlyList<VeeamEmulatedLogin> page, int total, int offset)
    {
        VeeamLoginWriter writer = new(variants);
        JsonArray data = new([.. page.Select(writer.Write)]);
        return VeeamResponses.Data(
            data,
            variants.Paging == VeeamPaging.NoMeta
                ? null
                : new JsonObject
                {
                    ["pagingInfo"] = new JsonObject
                    {
                        ["total"] = total,
                        ["count"] = page.Count,
                        [variants.Paging == VeeamPaging.Skip ? "skip" : "offset"] = offset,
                    },
                }
        );
    }
}
