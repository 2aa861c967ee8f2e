namespace ApiKeys.Client.DependencyInjection;

/// <summary>
/// A manager of the application, for another service than the SDK's. The container creates it once, keeps it and
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
                $"The factory given to {nameof(ApiKeyClientBuilder.AddManager)} for the account '{account}' returned "
                    + "null. Return a manager."
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
