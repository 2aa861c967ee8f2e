using ApiKeys.Client.Services;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// Represents the options of all accounts: when the host validates it at start, each account is validated.
/// </summary>
internal sealed class AccountsAtStart
{
    internal sealed class Validator(AccountRegistry registry, IServiceProvider services)
        : IValidateOptions<AccountsAtStart>
    {
        public ValidateOptionsResult Validate(string? name, AccountsAtStart options)
        {
            IReadOnlyList<OptionsValidationException> errors = registry.Check(services);
            return errors.Count switch
            {
                0 => ValidateOptionsResult.Success,
                1 => throw errors[0],
                _ => ValidateOptionsResult.Fail(errors.SelectMany(static error => error.Failures)),
            };
        }
    }
}
