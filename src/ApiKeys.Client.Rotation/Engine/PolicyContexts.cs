namespace ApiKeys.Client.Rotation.Engine;

/// <summary>The policies of an application, each with what its rotation needs.</summary>
internal sealed class PolicyContexts(IReadOnlyList<PolicyContext> contexts)
{
    private readonly Dictionary<string, PolicyContext> _contexts = contexts.ToDictionary(
        static context => context.Policy.Name,
        StringComparer.Ordinal
    );

    public IReadOnlyList<string> Names { get; } = [.. contexts.Select(static context => context.Policy.Name)];

    public bool Has(string policy) => _contexts.ContainsKey(policy);

    /// <exception cref="KeyNotFoundException">There is no such policy; the message lists those there are.</exception>
    public PolicyContext Of(string policy) =>
        _contexts.TryGetValue(policy, out PolicyContext? context)
            ? context
            : throw new KeyNotFoundException(
                $"No rotation policy is named '{policy}'. There are: {string.Join(", ", Names)}."
            );
}
