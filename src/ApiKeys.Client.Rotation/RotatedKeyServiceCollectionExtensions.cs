using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Rotation;
using ApiKeys.Client.Rotation.Consumers;
using ApiKeys.Client.Rotation.Files;
using ApiKeys.Client.Rotation.State;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
#if NET
using ApiKeys.Client.Rotation.Protection;
#endif

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Gives applications the current value of rotated keys.</summary>
public static class RotatedKeyServiceCollectionExtensions
{
    /// <summary>
    /// Reads what the rotation of another process on this machine publishes. An application that rotates by itself,
    /// with <c>AddRotation</c>, does not need it.
    /// </summary>
    /// <remarks>
    /// The application needs the key ring of the rotation: <c>AddDataProtection</c> with the same folder and
    /// application name.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="folder">The folder that the rotation writes to.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddRotatedKeys(this IServiceCollection services, string folder)
    {
        _ = services ?? throw new ArgumentNullException(nameof(services));
        _ = folder ?? throw new ArgumentNullException(nameof(folder));
        services.TryAddSingleton<IRotationReader>(_ => new FileRotationReader(folder));
        return services;
    }

#if NET
    /// <summary>
    /// Reads what the rotation of another process on this machine publishes, with the key file that it protects values
    /// with.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="folder">The folder that the rotation writes to.</param>
    /// <param name="keyFile">The file of <see cref="RotationBuilder.ProtectWithKeyFile"/>, or of the tool.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IServiceCollection AddRotatedKeys(this IServiceCollection services, string folder, string keyFile)
    {
        string path = Path.GetFullPath(keyFile ?? throw new ArgumentNullException(nameof(keyFile)));
        services.AddRotatedKeys(folder);
        services.RemoveAll<ValueProtector>();
        services.AddSingleton(_ => new ValueProtector(new KeyFileProtection(() => KeyFile.Read(path))));
        return services;
    }
#endif

    /// <summary>
    /// Puts the current key of a policy on each request of a client, and asks the store once after a 401. A request is
    /// sent again only if its content can be.
    /// </summary>
    /// <param name="builder">The builder that <c>AddHttpClient</c> gives.</param>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="apply">
    /// Puts the key on a request, also on one that has the earlier value; null for the header <c>Authorization:
    /// Bearer</c>.
    /// </param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">
    /// <paramref name="builder"/> or <paramref name="policy"/> is null.
    /// </exception>
    public static IHttpClientBuilder AddRotatingApiKey(
        this IHttpClientBuilder builder,
        string policy,
        Action<HttpRequestMessage, RotatedKey>? apply = null
    )
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        _ = policy ?? throw new ArgumentNullException(nameof(policy));
        AddCaches(builder.Services);
        return builder.AddHttpMessageHandler(provider => new RotatingKeyHandler(
            provider.GetRequiredService<KeyCaches>().Of(policy),
            apply ?? ApplyBearer
        ));
    }

    /// <summary>
    /// Puts the current key of a policy into a header of each request of a client, as
    /// <see cref="AddRotatingApiKey(IHttpClientBuilder, string, Action{HttpRequestMessage, RotatedKey}?)"/> does.
    /// </summary>
    /// <param name="builder">The builder that <c>AddHttpClient</c> gives.</param>
    /// <param name="policy">The name of the policy.</param>
    /// <param name="header">The header whose value the key is, such as <c>apikey</c> at AIMMS Cloud.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IHttpClientBuilder AddRotatingApiKey(this IHttpClientBuilder builder, string policy, string header)
    {
        _ = header ?? throw new ArgumentNullException(nameof(header));
        return builder.AddRotatingApiKey(
            policy,
            (request, key) =>
            {
                request.Headers.Remove(header);
                request.Headers.TryAddWithoutValidation(header, key.Value.Reveal());
            }
        );
    }

    /// <summary>
    /// Takes an account's credential from a policy, whose <c>Target</c> is <c>Credential</c> when it is the same
    /// account's.
    /// </summary>
    /// <param name="builder">The builder of the accounts.</param>
    /// <param name="account">The name of the account.</param>
    /// <param name="policy">The name of the policy. It must have a current key: adopt the present one first.</param>
    /// <param name="hasId">Whether the credential is an id and a secret, as at Maximo.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">
    /// No account of that name is registered yet, or its manager is the application's own.
    /// </exception>
    public static ApiKeyClientBuilder UseRotatedCredential(
        this ApiKeyClientBuilder builder,
        string account,
        string policy,
        bool hasId = false
    )
    {
        _ = builder ?? throw new ArgumentNullException(nameof(builder));
        _ = policy ?? throw new ArgumentNullException(nameof(policy));
        AddCaches(builder.Services);
        return builder.UseCredentialSource(
            account,
            provider => new RotatedKeySource(provider.GetRequiredService<KeyCaches>().Of(policy), hasId)
        );
    }

    private static void ApplyBearer(HttpRequestMessage request, RotatedKey key) =>
        request.Headers.Authorization = new("Bearer", key.Value.Reveal());

    private static void AddCaches(IServiceCollection services)
    {
        services.TryAddSingleton(static provider => new ValueProtector(
            provider.GetService<IDataProtectionProvider>()
                ?? throw new InvalidOperationException(
                    "The values of rotated keys are protected: call AddDataProtection with the key ring of the"
                        + " rotation."
                )
        ));
        services.TryAddSingleton(static provider => new KeyCaches(
            new PublishedKeys(
                provider.GetService<IRotationReader>()
                    ?? throw new InvalidOperationException(
                        "Nothing says where rotated keys are read from: call AddRotatedKeys or AddRotation."
                    ),
                provider.GetRequiredService<ValueProtector>()
            ),
            provider.GetService<IConsumerRegister>() ?? provider.GetService<IRotationReader>() as IConsumerRegister,
            provider.GetService<TimeProvider>() ?? TimeProvider.System
        ));
    }
}
