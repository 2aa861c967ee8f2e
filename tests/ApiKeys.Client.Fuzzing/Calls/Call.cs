namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>Makes a call and returns its result.</summary>
/// <param name="place">The target.</param>
/// <param name="keyId">The id of the key that it is about.</param>
internal delegate Task<object?> Call(Place place, string keyId);
