namespace ApiKeys.Client.Fuzzing.Calls;

/// <summary>Makes a call and gives its result.</summary>
/// <param name="place">Where.</param>
/// <param name="keyId">The id of the key that it is about.</param>
internal delegate Task<object?> Call(Place place, string keyId);
