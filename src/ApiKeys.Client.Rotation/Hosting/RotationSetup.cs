using ApiKeys.Client.Rotation.Policies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;

namespace ApiKeys.Client.Rotation.Hosting;

/// <summary>What an application said about its rotation.</summary>
internal sealed class RotationSetup
{
    private readonly Dictionary<string, RotationPolicy> _policies = new(StringComparer.Ordinal);

    public IReadOnlyCollection<RotationPolicy> Policies => _policies.Values;

    public IDataProtectionProvider? Protection { get; set; }

    public RotationEngineOptions Engine { get; } = new();

    /// <exception cref="ArgumentException">A policy of that name was added already.</exception>
    public void Add(RotationPolicy policy)
    {
        if (!_policies.TryAdd(policy.Name, policy))
        {
            throw new ArgumentException(
                $"A rotation policy named '{policy.Name}' was added already; names must differ.",
                nameof(policy)
            );
        }
    }

    /// <summary>Adds each child of a section as a policy by its name.</summary>
    /// <exception cref="InvalidOperationException">A member is unknown, or its text is no value of it.</exception>
    public void AddAll(IConfiguration section)
    {
        foreach (IConfigurationSection child in section.GetChildren())
        {
            Add(PolicyReader.Read(child));
        }
    }
}
