using System.Globalization;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>Writes the responses of the service, under the variants that are set.</summary>
internal sealed class MaximoResponseWriter(MaximoVariants variants)
{
    public const string ExtraMember = "lastRotated";

    public JsonNode List(IReadOnlyCollection<MaximoKey> keys, RecordedRequest request) =>
        variants.ListShape switch
        {
            MaximoListShape.Bare => Keys(keys),
            MaximoListShape.Wrapped => Object(
                new()
                {
                    ["pageNumber"] = 1,
                    ["pageSize"] = 100,
                    ["total"] = keys.Count,
                    ["apikeys"] = Keys(keys),
                }
            ),
            _ => Page(keys, RequestQuery.Number(request, "bookmark") ?? 0, request.Path),
        };

    private JsonObject Page(IReadOnlyCollection<MaximoKey> keys, int start, string path)
    {
        int next = start + variants.PageSize;
        JsonObject page = Object(new() { ["apikeys"] = Keys(keys.Skip(start).Take(variants.PageSize)) });
        if (next < keys.Count)
        {
            string bookmark = next.ToString(CultureInfo.InvariantCulture);
            (string member, string value) =
                variants.ListShape == MaximoListShape.Bookmark
                    ? ("bookmark", bookmark)
                    : ("nextLink", $"{path}?bookmark={bookmark}");
            page[member] = value;
        }

        return page;
    }

    private JsonArray Keys(IEnumerable<MaximoKey> keys) => new([.. keys.Select(Key)]);

    public JsonObject Key(MaximoKey key)
    {
        JsonObject response = Object(
            new()
            {
                ["id"] = key.Id,
                ["version"] = key.Version,
                ["status"] = Status(key.Profile),
            }
        );
        if (key.Profile.Description is { } description)
        {
            response["description"] = description;
        }

        response["permissions"] = Permissions(key.Profile.Permissions);
        response["added"] = Stamp(key.Added);
        response["updated"] = Stamp(Updated(key));
        Omit(response);
        return response;
    }

    public JsonObject Object(JsonObject members)
    {
        if (variants.ExtraMembers)
        {
            members[ExtraMember] = new JsonObject { ["by"] = "nobody", ["count"] = 3 };
        }

        return members;
    }

    public EmulatedResponse Problem(int status, string message, params string[] properties)
    {
        string? code = MaximoRefusal.CodeOf(message);
        return EmulatedResponse.Json(
            status,
            Object(
                variants.ErrorShape switch
                {
                    MaximoErrorShape.ExceptionWithMessage => new()
                    {
                        ["exception"] = Object(new() { ["id"] = code, ["message"] = message }),
                    },
                    MaximoErrorShape.Status => new() { ["error"] = status, ["message"] = message },
                    MaximoErrorShape.Message => new() { ["message"] = message },
                    _ => new()
                    {
                        ["exception"] = Object(
                            new()
                            {
                                ["id"] = code,
                                ["properties"] = new JsonArray([.. properties.Select(text => (JsonNode)text)]),
                            }
                        ),
                        ["message"] = message,
                        ["uuid"] = Guid.NewGuid().ToString(),
                    },
                }
            )
        );
    }

    private JsonObject Status(MaximoProfile profile) =>
        Object(
            new()
            {
                ["active"] = profile.Active,
                ["tokenRefreshInterval"] = variants.WeeksAsDays ? profile.Interval.InDays() : profile.Interval.Text,
            }
        );

    private JsonObject Permissions(MaximoPermissions permissions) =>
        Object(
            new()
            {
                ["systemAdmin"] = permissions.SystemAdmin,
                ["userAdmin"] = permissions.UserAdmin,
                ["apikeyAdmin"] = permissions.ApikeyAdmin,
            }
        );

    private JsonObject Stamp(MaximoStamp stamp) =>
        Object(
            new()
            {
                ["id"] = stamp.Id,
                ["timestamp"] = stamp.Timestamp.UtcDateTime.ToString(
                    "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                    CultureInfo.InvariantCulture
                ),
            }
        );

    private MaximoStamp Updated(MaximoKey key) =>
        variants.UpdatedBeforeAdded && key.Version == 1
            ? key.Updated with
            {
                Timestamp = key.Updated.Timestamp.AddSeconds(-1),
            }
            : key.Updated;

    private void Omit(JsonObject key)
    {
        foreach (string[] path in variants.OmittedMembers.Select(member => member.Split('.')))
        {
            (path.Length == 1 ? key : key[path[0]] as JsonObject)?.Remove(path[^1]);
        }
    }
}
