using ApiKeys.Client.Rotation.Conformance;

namespace ApiKeys.Client.Rotation;

/// <summary>One thing that every store must do.</summary>
public sealed class RotationStoreRule
{
    private readonly Func<StoreUnderTest, Task> _check;

    internal RotationStoreRule(string name, Func<StoreUnderTest, Task> check) => (Name, _check) = (name, check);

    /// <summary>Gets the rule in words.</summary>
    public string Name { get; }

    /// <summary>Checks it. That takes less than a minute.</summary>
    /// <param name="open">
    /// Gives another instance on the same data, as another process has it. It is not disposed.
    /// </param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>A task that ends when the store keeps the rule.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The store breaks the rule; the message says how.</exception>
    public Task CheckAsync(Func<IRotationStore> open, CancellationToken cancellationToken = default) =>
        _check(new StoreUnderTest(open ?? throw new ArgumentNullException(nameof(open)), Name, cancellationToken));

    /// <summary>Writes the rule.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
