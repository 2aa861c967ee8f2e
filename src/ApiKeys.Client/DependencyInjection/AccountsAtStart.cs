using ApiKeys.Client.Services;
using Microsoft.Extensions.Options;

namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// Stands for the options of all accounts: when the host starts and validates it, each account is validated.
/// </summary>
internal sealed class AccountsAtStart
{
    internal sealed class Validator(AccountRegistry registry, IServiceProvider services)
        : IValidateOptions<AccountsAtStart>
    {
        public ValidateOptionsResult Validate(string? name, AccountsAtStart options)
        {
            IReadOnlyList<OptionsValidationException> faults = registry.Check(services);
            return faults.Count switch
            {
                0 => ValidateOptionsResult.Success,
                1 => throw faults[0],
                _ => ValidateOptionsResult.Fail(faults.SelectMany(static fault => fault.Failures)),
            };
        }
    }
}
