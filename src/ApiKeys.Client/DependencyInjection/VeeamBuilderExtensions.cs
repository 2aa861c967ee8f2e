using ApiKeys.Client.DependencyInjection;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers accounts at Veeam Service Provider Console.</summary>
public static class VeeamBuilderExtensions
{
    /// <summary>
    /// Registers a Veeam account with options from a section of the configuration; it follows later changes.
    /// </summary>
    /// <param name="builder">The builder that <c>AddApiKeyClient</c> gives.</param>
    /// <param name="account">The application's name for the account.</param>
    /// <param name="section">The section, with the members of <see cref="VeeamOptions"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or an account of that name is registered
    /// already.</exception>
    public static ApiKeyClientBuilder AddVeeam(this ApiKeyClientBuilder builder, string account, IConfiguration section)
    {
        VeeamRegistration.Instance.Add(
            (builder ?? throw new ArgumentNullException(nameof(builder))).Services,
            account ?? throw new ArgumentNullException(nameof(account)),
            section ?? throw new ArgumentNullException(nameof(section))
        );
        return builder;
    }

    /// <summary>Registers a Veeam account.</summary>
    /// <param name="builder">The builder that <c>AddApiKeyClient</c> gives.</param>
    /// <param name="account">The application's name for the account.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The name is blank, or an account of that name is registered
    /// already.</exception>
    public static ApiKeyClientBuilder AddVeeam(
        this ApiKeyClientBuilder builder,
        string account,
        Action<VeeamOptions> configure
    )
    {
        VeeamRegistration.Instance.Add(
            (builder ?? throw new ArgumentNullException(nameof(builder))).Services,
            account ?? throw new ArgumentNullException(nameof(account)),
            configure ?? throw new ArgumentNullException(nameof(configure))
        );
        return builder;
    }
}
