using System.Text.Json;

namespace ApiKeys.Client.Testing.Maximo;

/// <summary>
/// Reads the requested properties of a key. Only an update can leave out a member, and only under variants that allow
/// it.
/// </summary>
internal sealed class MaximoProfileReader(MaximoVariants variants, MaximoKey? current)
{
    private readonly MaximoProfile? _now = current?.Profile;

    private string[] Extra =>
        current is not null && variants.ExtraMembers && variants.UpdateBody != MaximoUpdateForm.ChangeableAlone
            ? [MaximoResponseWriter.ExtraMember]
            : [];

    private string[] Whole =>
        current is not null && variants.UpdateBody == MaximoUpdateForm.Whole ? ["id", "added", "updated"] : [];

    /// <exception cref="Http.RefusalException">Something is missing, unknown or of another type, or the version is
    /// another.</exception>
    public MaximoProfile Read(JsonElement element)
    {
        string[] expected = ["description", "status", "permissions", .. Extra, .. Whole];
        MaximoMembers body = new(element, current is null ? expected : ["version", .. expected]);
        RequireVersion(body);
        foreach (string member in Whole)
        {
            body.Require(member);
        }

        MaximoMembers status = body.Object("status", ["active", "tokenRefreshInterval", .. Extra]);
        return new(
            body.Text("description") ?? Kept("description", _now?.Description),
            status.Flag("active") ?? Kept("status.active", _now?.Active) ?? throw Missing("active"),
            Interval(status.Text("tokenRefreshInterval")),
            Permissions(body.Object("permissions", ["systemAdmin", "userAdmin", "apikeyAdmin", .. Extra]))
        );
    }

    private static Http.RefusalException Missing(string name) =>
        MaximoRefusal.Invalid($"The member {name} is missing.");

    private void RequireVersion(MaximoMembers body)
    {
        long? read = body.Number("version") ?? Kept("version", current?.Version);
        if (read != current?.Version)
        {
            throw read is null ? Missing("version") : MaximoRefusal.OtherVersion(variants.ConflictStatus);
        }
    }

    private MaximoInterval Interval(string? text) =>
        text is not null
            ? MaximoInterval.Read(text)
            : Kept("status.tokenRefreshInterval", _now?.Interval) ?? throw Missing("tokenRefreshInterval");

    private MaximoPermissions Permissions(MaximoMembers members) =>
        new(
            Permission(members, "systemAdmin", _now?.Permissions.SystemAdmin),
            Permission(members, "userAdmin", _now?.Permissions.UserAdmin),
            Permission(members, "apikeyAdmin", _now?.Permissions.ApikeyAdmin)
        );

    private bool Permission(MaximoMembers members, string name, bool? now) =>
        members.Flag(name) ?? Kept($"permissions.{name}", now) ?? throw Missing(name);

    private T? Kept<T>(string member, T? now) => MayBeLeftOut(member) ? now : default;

    private bool MayBeLeftOut(string member) =>
        variants.UpdateMethod == "PATCH"
        || variants.OmittedMembers.Any(omitted => member.StartsWith(omitted, StringComparison.Ordinal));
}
