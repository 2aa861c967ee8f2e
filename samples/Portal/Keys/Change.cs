namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>What to do after a change of some kind with an unknown outcome, a lost value or a conflict.</summary>
internal sealed record Change(string IfUnknown, string IfLost = "", string? IfConflict = null)
{
    public static Change Create { get; } =
        new(
            "Look for the key in the list, which was read again just now. If it is there, its value is lost: "
                + "delete it, and create another. If it is not, look once more in a minute before you create it again.",
            "Delete the key, and create another.",
            "A key with that name exists already."
        );

    public static Change Delete { get; } = new("Try to delete it again. If there is no such key then, it was deleted.");

    public static Change Refresh { get; } =
        new(
            "Assume that the old value no longer works: refresh the key again.",
            "The old value no longer works: refresh the key again."
        );

    public static Change Switch { get; } =
        new("Look at the key in the list, which was read again just now, and try again if need be.");
}
