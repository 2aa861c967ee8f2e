namespace ApiKeys.Client.Http;

/// <summary>For requests whose body holds the credential: nothing is added, and the secret is known, so that it can be masked.</summary>
internal sealed class BodySignIn(Credential credential) : SignIn
{
    public override Task ApplyAsync(AuthenticatedRequest request, Operation operation, CancellationToken cancellationToken)
    {
        operation.SignedInWith = credential.Secret;
        return Task.CompletedTask;
    }
}
