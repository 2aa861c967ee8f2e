using ApiKeys.Client.Rotation.State;

namespace ApiKeys.Client.Rotation.Services;

/// <summary>What a rotation needs of the service of one policy. It is the one seam between the two.</summary>
internal interface IRotationService
{
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Creates the key of an attempt, with its name and, where the service recognises retries, its request id.
    /// </summary>
    Task<IssuedApiKey> CreateAsync(Attempt attempt, CancellationToken cancellationToken);

    Task<IssuedApiKey> RefreshAsync(string id, CancellationToken cancellationToken);

    /// <summary>Asks the service whether it accepts a value.</summary>
    Task<Answer> AskAsync(Credential candidate, CancellationToken cancellationToken);

    Task DisableAsync(string id, CancellationToken cancellationToken);

    Task EnableAsync(string id, CancellationToken cancellationToken);

    Task DeleteAsync(string id, CancellationToken cancellationToken);
}
