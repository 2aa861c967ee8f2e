namespace ApiKeys.Client.Testing.Maximo;

/// <summary>What a caller may do.</summary>
internal sealed record MaximoPermissions(bool SystemAdmin, bool UserAdmin, bool ApikeyAdmin)
{
    public static MaximoPermissions All { get; } = new(true, true, true);

    public static MaximoPermissions None { get; } = new(false, false, false);
}
