using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>The command to run next after a failure, ready to copy.</summary>
internal static class NextStep
{
    public static string OfLostCreate(Session session, string id) =>
        $"The key exists. Delete it: {session.Call("delete", id)}";

    /// <summary>After a create that failed; null when no key needs attention.</summary>
    public static string? AfterCreate(Session session, Exception exception, string name, string[] value) =>
        exception switch
        {
            ApiKeyValueLostException { KeyId: { } id } => OfLostCreate(session, id),
            ApiKeyValueLostException => $"Find its id, and delete it: {session.Call("list")}",
            ApiKeyOutcomeUnknownException { ActionId: { } action } => AfterBackgroundWork(session, action, value),
            ApiKeyOutcomeUnknownException { KeyId: { } id } =>
                $"Check: {session.Call("show", id)}\nIf the key exists, its value is lost: "
                    + $"{session.Call("delete", id)}\nThen, or if it does not exist, create it again.",
            ApiKeyOutcomeUnknownException =>
                $"Look for '{name}': {session.Call("list")}\nIf it is a new key, its value is lost: "
                    + "delete it by its id. Then, or if it does not exist, create it again.",
            _ => null,
        };

    public static string AfterBackgroundWork(Session session, string action, string[] value) =>
        $"Get the key within about five minutes: {session.Call(["resume", action, .. value])}";

    /// <summary>After a change that failed; null when nothing needs attention.</summary>
    public static string? AfterChange(Session session, Exception exception, string id) =>
        exception switch
        {
            ApiKeyOutcomeUnknownException => $"Check whether it took effect: {session.Call("show", id)}",
            OutputException => $"The change was made. Show the key: {session.Call("show", id)}",
            _ => null,
        };
}
