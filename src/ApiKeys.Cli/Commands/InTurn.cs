namespace ApiKeys.Cli.Commands;

/// <summary>Passes numbered items on in the order of their numbers, and keeps only those that came too early.</summary>
internal sealed class InTurn<T>(Action<T> take)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, T> _early = [];
    private int _next;

    public void Add(int number, T item)
    {
        lock (_lock)
        {
            _early.Add(number, item);
            while (_early.Remove(_next, out T? due))
            {
                take(due);
                _next++;
            }
        }
    }
}
