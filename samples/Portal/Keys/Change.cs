namespace ApiKeys.Client.Samples.Portal.Keys;

/// <summary>What is true, and what to do, when a change of some kind goes wrong half-way.</summary>
internal sealed record Change(string IfUnknown, string IfLost = "", string? IfConflict = null)
{
    public static Change Create { get; } =
        new(
            "Look for the key in the list, which was read again just now. If it is there, its value is lost: "
                + "delete it, and make another. If it is not, look once more in a minute before you make it again.",
            "Delete the key, and make another.",
            "There is a key of that name already."
        );

    public static Change Delete { get; } = new("Delete it again. If there is no such key then, it is gone.");

    public static Change Refresh { get; } =
        new(
            "Assume that the old value is dead: refresh the key again.",
            "The old value is dead: refresh the key again."
        );

    public static Change Switch { get; } =
        new("Look at the key in the list, which was read again just now, and try again if need be.");
}
