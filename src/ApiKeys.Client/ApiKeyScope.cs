namespace ApiKeys.Client;

/// <summary>A scope that may be granted at an account.</summary>
public sealed record ApiKeyScope
{
    /// <summary>Describes a scope.</summary>
    /// <param name="name">The scope as the service spells it.</param>
    /// <param name="description">What it allows, in the service's words; null when the service says nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public ApiKeyScope(string name, string? description = null)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Description = description;
    }

    /// <summary>Gets the scope as the service spells it.</summary>
    public string Name { get; }

    /// <summary>Gets what the scope allows, in the service's words; null when the service says nothing.</summary>
    public string? Description { get; }
}
