using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApiKeys.Client.Services;

/// <summary>
/// How the accounts of one service are registered. Each service folder has one; <c>KnownServices</c> lists them.
/// </summary>
internal abstract class ServiceRegistration
{
    public const string HttpClientPrefix = "ApiKeys.Client:";

    /// <summary>The word for the service in configuration and messages.</summary>
    public abstract string Name { get; }

    public abstract Type ManagerType { get; }

    /// <summary>Registers an account with options from a section of the configuration.</summary>
    public abstract void Add(IServiceCollection services, string account, IConfiguration section);

    /// <summary>The manager of an account, or what the application has put in its place.</summary>
    public abstract ApiKeyManager ManagerOf(IServiceProvider services, string account);

    /// <summary>Whether options are those of the service.</summary>
    public abstract bool Takes(ApiKeyAccountOptions options);

    /// <summary>An account that is not registered, with a copy of its options.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">
    /// An option is missing or wrong.
    /// </exception>
    public abstract RunTimeAccount AtRunTime(
        string account,
        ApiKeyAccountOptions options,
        CredentialSource? credentials
    );

    /// <summary>The options of an account, as they are whenever they are asked for.</summary>
    public abstract Func<ApiKeyAccountOptions> OptionsOf(IServiceProvider services, string account);
}
