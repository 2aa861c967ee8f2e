using ApiKeys.Cli.Output;
using ApiKeys.Client;

namespace ApiKeys.Cli.Commands;

/// <summary>What to call next when the outcome is not as it should be, ready to be copied.</summary>
internal static class NextStep
{
    public static string OfLostCreate(Session session, string id) =>
        $"The key exists. Delete it: {session.Call("delete", id)}";

    /// <summary>After a create that ended in an exception; null when there is nothing to do about a key.</summary>
    public static string? AfterCreate(Session session, Exception exception, string name, string[] value) =>
        exception switch
        {
            ApiKeyValueLostException { KeyId: { } id } => OfLostCreate(session, id),
            ApiKeyValueLostException => $"Find its id, and delete it: {session.Call("list")}",
            ApiKeyOutcomeUnknownException { ActionId: { } action } => AfterBackgroundWork(session, action, value),
            ApiKeyOutcomeUnknownException { KeyId: { } id } =>
                $"Look: {session.Call("show", id)}\nIf it is there, its value is lost: "
                    + $"{session.Call("delete", id)}\nThen, or if it is not there, create it again.",
            ApiKeyOutcomeUnknownException =>
                $"Look for '{name}': {session.Call("list")}\nIf it is there, and was not before, its value is lost: "
                    + "delete it by its id. Then, or if it is not there, create it again.",
            _ => null,
        };

    public static string AfterBackgroundWork(Session session, string action, string[] value) =>
        $"Take the key within about five minutes: {session.Call(["resume", action, .. value])}";

    /// <summary>After a change that ended in an exception.</summary>
    public static string? AfterChange(Session session, Exception exception, string id) =>
        exception switch
        {
            ApiKeyOutcomeUnknownException => $"See what became of it: {session.Call("show", id)}",
            OutputException => $"The change was made. Look: {session.Call("show", id)}",
            _ => null,
        };
}
