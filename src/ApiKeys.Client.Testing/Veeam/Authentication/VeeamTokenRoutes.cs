using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>The sign-in at <c>/token</c>: an exchange of a credential for tokens.</summary>
internal sealed class VeeamTokenRoutes(VeeamEmulator service)
{
    public IEnumerable<Route> Routes => [new("POST", "/token", Issue)];

    private VeeamTokens Tokens => service.Tokens;

    private EmulatedResponse WrongCredentials => Refused("The user name or the password is wrong.");

    private EmulatedResponse Issue(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        try
        {
            VeeamTokenForm form = VeeamTokenForm.Read(request, service.Variants.TokenBody);
            return form["grant_type"] switch
            {
                null or "" => VeeamOAuth.Refusal("invalid_request", "The field grant_type is missing."),
                "password" => ByPassword(form["username"] ?? "", form["password"] ?? ""),
                "refresh_token" => ByRefreshToken(form["refresh_token"] ?? ""),
                "mfa" => BySecondFactor(form["mfa_token"] ?? "", form["mfa_code"] ?? ""),
                _ => VeeamOAuth.Refusal("unsupported_grant_type", "This kind of exchange is not emulated."),
            };
        }
        catch (VeeamRefusalException refusal)
        {
            return VeeamResponses.Problem(refusal);
        }
    }

    private EmulatedResponse ByPassword(string userName, string password)
    {
        if (service.Store.User(userName) is not { } user || user.IsLocked)
        {
            return WrongCredentials;
        }

        if (password != user.Password || !HasPasswordLogin(user))
        {
            CountRefusal(user);
            return WrongCredentials;
        }

        user.RefusedAttempts = 0;
        return user.MfaCode is null ? SignedIn(user, "password") : VeeamOAuth.SecondFactorNeeded(Tokens.IssueMfa(user));
    }

    private void CountRefusal(VeeamEmulatedUser user)
    {
        user.RefusedAttempts++;
        if (user.RefusedAttempts == service.Variants.LockoutAfter)
        {
            user.IsLocked = true;
        }
    }

    private EmulatedResponse BySecondFactor(string mfaToken, string code)
    {
        if (Tokens.UserOfMfa(mfaToken) is not { } user || user.MfaCode != code)
        {
            return Refused("The token of the second factor is not known any more, or its code is wrong.");
        }

        service.Noted(code);
        Tokens.RemoveMfa(mfaToken);
        return SignedIn(user, "mfa");
    }

    private EmulatedResponse ByRefreshToken(string refreshToken) =>
        Tokens.TakeRefresh(refreshToken) is { } user
            ? Issued(user, "refresh_token")
            : Refused("The refresh token is unknown, used or too old.");

    private EmulatedResponse SignedIn(VeeamEmulatedUser user, string grantType)
    {
        if (service.Variants.OneSessionPerUser)
        {
            Tokens.Revoke(other => other == user);
        }

        return Issued(user, grantType);
    }

    private EmulatedResponse Issued(VeeamEmulatedUser user, string grantType) =>
        VeeamOAuth.Tokens(Tokens.Issue(user, grantType), service.Variants.AccessTokenLifetime);

    private bool HasPasswordLogin(VeeamEmulatedUser user) =>
        service.Store.Logins.Any(login =>
            login is { IdentityProviderName: VeeamLoginKind.Password, Status: VeeamEmulatedLogin.Enabled }
            && login.User == user
        );

    private EmulatedResponse Refused(string description) =>
        VeeamOAuth.Refusal(service.Variants.RefusesAsInvalidGrant ? "invalid_grant" : "invalid_request", description);
}
