namespace ApiKeys.Client.Calls;

/// <summary>A manager of the SDK, which knows how its account authenticates. A manager of the application does not.</summary>
internal interface IAccountHolder
{
    /// <summary>The account with its options as they are now.</summary>
    AccountContext Context { get; }
}
