using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.Services;

/// <summary>
/// Validates the options of a service's accounts, at start or at first use. Each error has the name of the account.
/// </summary>
internal sealed class AccountOptionsValidator<
    TManager,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions
>(ServiceRegistration<TManager, TOptions> service, IServiceProvider services) : IValidateOptions<TOptions>
    where TManager : ApiKeyManager
    where TOptions : ApiKeyAccountOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        string account = name ?? "";
        bool hasCredentialSource = services
            .GetRequiredService<IServiceProviderIsKeyedService>()
            .IsKeyedService(typeof(CredentialSource), account);
        IReadOnlyList<string> errors = OptionsRules.Describe(account, service.Check(options, hasCredentialSource));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
