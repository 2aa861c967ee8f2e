namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// A manager that the application brings, for a service of its own. The container asks for it once, keeps it and
/// disposes it.
/// </summary>
internal sealed class ApplicationManager(string account, Func<IServiceProvider, ApiKeyManager> create)
{
    /// <exception cref="InvalidOperationException">There is no manager, or it is one of another account.</exception>
    public ApiKeyManager Create(IServiceProvider services)
    {
        ApiKeyManager manager =
            create(services)
            ?? throw new InvalidOperationException(
                $"What {nameof(ApiKeyClientBuilder.AddManager)} was given for the account '{account}' returned null; "
                    + "return a manager."
            );
        return manager.Account == account
            ? manager
            : throw new InvalidOperationException(
                $"The manager of the account '{account}' says that its {nameof(ApiKeyManager.Account)} is "
                    + $"'{manager.Account}'. Return the name that was given to "
                    + $"{nameof(ApiKeyClientBuilder.AddManager)}, to the letter."
            );
    }
}
