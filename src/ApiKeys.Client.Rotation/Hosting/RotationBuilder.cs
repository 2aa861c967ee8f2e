using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.Hosting;
using ApiKeys.Client.Rotation.Protection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Rotation;

/// <summary>Says where a rotation keeps its states and what its policies are. <c>AddRotation</c> gives one.</summary>
public sealed class RotationBuilder
{
    private readonly RotationSetup _setup;

    internal RotationBuilder(IServiceCollection services, RotationSetup setup) =>
        (Services, _setup) = (services, setup);

    /// <summary>Gets the services that the rotation is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps the states in files of a folder, for the processes of one machine.</summary>
    /// <param name="folder">The folder; see <see cref="FileRotationStore"/>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="folder"/> is null.</exception>
    public RotationBuilder UseFileStore(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return UseStore(_ => new FileRotationStore(folder));
    }

    /// <summary>Keeps the states in a store of the application's own.</summary>
    /// <param name="create">Creates the store, once.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is null.</exception>
    public RotationBuilder UseStore(Func<IServiceProvider, IRotationStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddSingleton(create);
        return this;
    }

    /// <summary>
    /// Protects the values in the store with a provider of the application's own. Without this, the provider that
    /// <c>AddDataProtection</c> registered does.
    /// </summary>
    /// <param name="provider">
    /// The provider. Its key ring must outlive the process, and belongs to every backup of the store.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public RotationBuilder ProtectWith(IDataProtectionProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _setup.Protection = provider;
        return this;
    }

    /// <summary>Protects the values in the store with AES-256-GCM and the key in a file.</summary>
    /// <remarks>
    /// It needs no other package, and works when the program is compiled ahead of time. The file protects backups of
    /// the
    /// store that it is not part of. Without it the values are lost.
    /// </remarks>
    /// <param name="file">The file. Where it is missing it is created, and only the user can read it.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    public RotationBuilder ProtectWithKeyFile(string file)
    {
        string path = Path.GetFullPath(file ?? throw new ArgumentNullException(nameof(file)));
        return ProtectWith(new KeyFileProtection(() => KeyFile.ReadOrCreate(path)));
    }

    /// <summary>Adds a policy.</summary>
    /// <param name="name">The name of the policy.</param>
    /// <param name="configure">Sets the rest.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A policy of that name was added already.</exception>
    public RotationBuilder AddPolicy(string name, Action<RotationPolicy> configure)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        RotationPolicy policy = new() { Name = name };
        configure(policy);
        _setup.Add(policy);
        return this;
    }

    /// <summary>Hands each new value of a policy to a sink before its overlap begins.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="create">Creates the sink, once.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public RotationBuilder PublishTo(string policy, Func<IServiceProvider, ISecretSink> create)
    {
        Services.AddKeyedSingleton(
            policy ?? throw new ArgumentNullException(nameof(policy)),
            (provider, _) => create(provider)
        );
        return this;
    }

    /// <summary>Has each new value of a policy tried by a probe before it is published.</summary>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="create">Creates the probe, once.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public RotationBuilder AddProbe(string policy, Func<IServiceProvider, IRotationProbe> create)
    {
        Services.AddKeyedSingleton(
            policy ?? throw new ArgumentNullException(nameof(policy)),
            (provider, _) => create(provider)
        );
        return this;
    }

    /// <summary>Sets how the engine works.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    public RotationBuilder ConfigureEngine(Action<RotationEngineOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(_setup.Engine);
        return this;
    }
}
