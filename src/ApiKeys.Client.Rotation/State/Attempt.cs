namespace ApiKeys.Client.Rotation.State;

/// <summary>A key to come. It is committed before its request leaves.</summary>
/// <param name="Number">Its number, which no other attempt of the policy has.</param>
/// <param name="Name">The name that the key will have; that of the present key when it is refreshed in place.</param>
/// <param name="RequestId">By which a service can recognise a retry.</param>
/// <param name="SentAt">When the request left, or was about to.</param>
internal sealed record Attempt(int Number, string Name, Guid RequestId, DateTimeOffset SentAt);
