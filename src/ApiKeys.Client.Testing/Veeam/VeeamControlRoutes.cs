using System.Globalization;
using System.Text.Json.Nodes;
using ApiKeys.Client.Testing.Control;
using ApiKeys.Client.Testing.Http;

namespace ApiKeys.Client.Testing.Veeam;

/// <summary>
/// The logins, the users with their secrets, the tokens and the variants, for tests in another process.
/// </summary>
internal sealed class VeeamControlRoutes(VeeamEmulator service)
{
    public IEnumerable<Route> Routes =>
        [
            new("GET", "/veeam/logins", (_, _) => ShowLogins()),
            new("POST", "/veeam/logins", AddLogins),
            new("PATCH", "/veeam/logins/{id}", ChangeLogin),
            new("GET", "/veeam/users", (_, _) => ShowUsers()),
            new("PATCH", "/veeam/users/{name}", ChangeUser),
            new("GET", "/veeam/sign-ins", (_, _) => ShowSignIns()),
            new("DELETE", "/veeam/tokens", (_, _) => RevokeTokens()),
            new("GET", "/veeam/variants", (_, _) => ShowVariants()),
            new("PUT", "/veeam/variants", PutVariants),
        ];

    private EmulatedResponse ShowLogins() =>
        ControlBody.Response(service.Logins, VeeamJson.Default.IReadOnlyListVeeamEmulatedLogin);

    private EmulatedResponse ShowUsers() =>
        ControlBody.Response(service.Users, VeeamJson.Default.IReadOnlyListVeeamEmulatedUser);

    private EmulatedResponse ShowVariants() => ControlBody.Response(service.Variants, VeeamJson.Default.VeeamVariants);

    private EmulatedResponse ShowSignIns() =>
        EmulatedResponse.Json(
            200,
            new JsonObject
            {
                ["password"] = service.SignInsBy("password"),
                ["refreshToken"] = service.SignInsBy("refresh_token"),
                ["mfa"] = service.SignInsBy("mfa"),
            }
        );

    private EmulatedResponse AddLogins(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        ControlBody.Apply(request, VeeamJson.Default.VeeamControlForm, form => service.AddLogins(form.Count ?? 1));
        return EmulatedResponse.NoContent;
    }

    private EmulatedResponse ChangeLogin(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        VeeamEmulatedLogin login =
            service.Logins.FirstOrDefault(login => login.Id.ToString(CultureInfo.InvariantCulture) == arguments[0])
            ?? throw new RefusalException(404, "There is no login with this id.");
        ControlBody.Apply(
            request,
            VeeamJson.Default.VeeamControlForm,
            form =>
            {
                login.Status = form.Status ?? login.Status;
                login.Scopes = form.Scopes ?? login.Scopes;
            }
        );
        return ShowLogins();
    }

    private EmulatedResponse ChangeUser(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        VeeamEmulatedUser user =
            service.Users.FirstOrDefault(user => user.UserName == arguments[0])
            ?? throw new RefusalException(404, "There is no user of this name.");
        ControlBody.Apply(
            request,
            VeeamJson.Default.VeeamControlForm,
            form =>
            {
                user.MfaCode = form.MfaCode ?? user.MfaCode;
                user.IsLocked = form.IsLocked ?? user.IsLocked;
            }
        );
        return ShowUsers();
    }

    private EmulatedResponse RevokeTokens()
    {
        service.RevokeTokens();
        return EmulatedResponse.NoContent;
    }

    private EmulatedResponse PutVariants(RecordedRequest request, IReadOnlyList<string> arguments)
    {
        ControlBody.Apply(request, VeeamJson.Default.VeeamVariants, variants => service.Variants = variants);
        return ShowVariants();
    }
}
