using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ApiKeys.Client;

/// <summary>The managers of all accounts of an application, by name and in the order of their registration.</summary>
/// <example>
/// <code>
/// foreach (ApiKeyManager account in managers)
/// {
///     Console.WriteLine($"{account.Account}: {(await account.GetListAsync(cancellationToken)).Count} keys");
/// }
/// </code>
/// </example>
[SuppressMessage("Naming", "CA1710", Justification = "The plural names what it holds; 'Collection' would add nothing.")]
public class ApiKeyManagers : IReadOnlyCollection<ApiKeyManager>
{
    private readonly IReadOnlyList<ApiKeyManager> _managers;

    /// <summary>Gathers managers.</summary>
    /// <param name="managers">The managers, each of an account with a different name.</param>
    /// <exception cref="ArgumentNullException"><paramref name="managers"/> is null.</exception>
    /// <exception cref="ArgumentException">Two managers have accounts of the same name.</exception>
    public ApiKeyManagers(IEnumerable<ApiKeyManager> managers)
    {
        _managers = [.. managers ?? throw new ArgumentNullException(nameof(managers))];
        if (
            _managers.GroupBy(m => m.Account, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any()) is
            { } twice
        )
        {
            throw new ArgumentException(
                $"Two managers have an account named '{twice.Key}'. Names must differ.",
                nameof(managers)
            );
        }
    }

    /// <summary>Gets how many accounts there are.</summary>
    public int Count => _managers.Count;

    /// <summary>Gets the manager of an account.</summary>
    /// <param name="account">The account's name; upper and lower case do not matter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">No account has that name; the message lists those there are.</exception>
    [SuppressMessage("Design", "CA1043", Justification = "A name is what an account is known by.")]
    public ApiKeyManager this[string account] =>
        TryGet(account, out ApiKeyManager? manager)
            ? manager
            : throw new KeyNotFoundException(
                $"No account is named '{account}'. There are: {string.Join(", ", _managers.Select(m => m.Account))}."
            );

    /// <summary>Gets the manager of an account, if there is one.</summary>
    /// <param name="account">The account's name; upper and lower case do not matter.</param>
    /// <param name="manager">The manager, or null.</param>
    /// <returns>Whether an account has that name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="account"/> is null.</exception>
    public bool TryGet(string account, [NotNullWhen(true)] out ApiKeyManager? manager)
    {
        _ = account ?? throw new ArgumentNullException(nameof(account));
        manager = _managers.FirstOrDefault(m => string.Equals(m.Account, account, StringComparison.OrdinalIgnoreCase));
        return manager is not null;
    }

    /// <summary>Goes through the managers in the order of their registration.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<ApiKeyManager> GetEnumerator() => _managers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
