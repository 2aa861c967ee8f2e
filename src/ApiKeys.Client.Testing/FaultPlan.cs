using ApiKeys.Client.Testing.Faults;

namespace ApiKeys.Client.Testing;

/// <summary>
/// The pending faults, in the order in which they were added. For each request, the first fault that matches and is due
/// applies, and no other. Safe from any thread.
/// </summary>
public sealed class FaultPlan
{
    private readonly object _lock = new();
    private readonly List<PlannedFault> _planned = [];

    /// <summary>Gets the faults that are still pending, in order.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_lock)
            {
                return [.. _planned.Select(planned => planned.Fault)];
            }
        }
    }

    /// <summary>Adds a fault after the others. It counts requests from now on.</summary>
    /// <param name="fault">The fault; it may be added more than once.</param>
    public void Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _planned.Add(new(fault));
        }
    }

    /// <summary>Removes all faults. A request that one of them already holds stays held.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
        }
    }

    internal Fault Take(RecordedRequest request)
    {
        lock (_lock)
        {
            List<PlannedFault> due = _planned.FindAll(planned => planned.IsDueFor(request));
            if (due.Count == 0)
            {
                return Fault.None;
            }

            if (due[0].Use())
            {
                _planned.Remove(due[0]);
            }

            return due[0].Fault;
        }
    }
}
