using System;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Veeam;

namespace ApiKeys.Client.Tests.Mono.Support
{
    /// <summary>
    /// Managers without a container, with every way to authenticate, without delays between attempts.
    /// </summary>
    internal static class Accounts
    {
        /// <summary>
        /// A manager at a service by its name at the emulator, authenticated with the administrator's key.
        /// </summary>
        public static ApiKeyManager Of(
            string service,
            Emulator emulator,
            Transport transport = Transport.OfTheSdk,
            Action<ApiKeyAccountOptions> configure = null
        )
        {
            switch (service)
            {
                case "aimms":
                    return Aimms(emulator, transport, configure);
                case "maximo":
                    return Maximo(emulator, transport, configure);
                default:
                    return Veeam(emulator, transport, configure);
            }
        }

        /// <summary>A manager that authenticates with a key that was created.</summary>
        public static ApiKeyManager Of(string service, Emulator emulator, IssuedApiKey credential)
        {
            string value = credential.Value.Reveal();
            switch (service)
            {
                case "aimms":
                    return Aimms(emulator, configure: options => options.ApiKey = value);
                case "maximo":
                    return Maximo(
                        emulator,
                        configure: options => (options.ApiKeyId, options.ApiKeyToken) = (credential.Key.Id, value)
                    );
                default:
                    return Veeam(emulator, configure: options => options.ApiKey = value);
            }
        }

        public static AimmsApiKeyManager Aimms(
            Emulator emulator,
            Transport transport = Transport.OfTheSdk,
            Action<AimmsOptions> configure = null
        )
        {
            AimmsOptions options = At<AimmsOptions>(emulator, "aimms");
            options.ApiKey = emulator.Credential("aimms", "ApiKey");
            configure?.Invoke(options);
            return new AimmsApiKeyManager(options, new ApiKeyManagerSettings { Handler = transport.NewHandler() });
        }

        public static MaximoApiKeyManager Maximo(
            Emulator emulator,
            Transport transport = Transport.OfTheSdk,
            Action<MaximoOptions> configure = null
        )
        {
            MaximoOptions options = At<MaximoOptions>(emulator, "maximo");
            options.ApiKeyId = emulator.Credential("maximo", "ApiKeyId");
            options.ApiKeyToken = emulator.Credential("maximo", "ApiKeyToken");
            configure?.Invoke(options);
            return new MaximoApiKeyManager(options, new ApiKeyManagerSettings { Handler = transport.NewHandler() });
        }

        public static async Task<MaximoApiKeyManager> MaximoSuperuserAsync(Emulator emulator, Transport transport)
        {
            System.Text.Json.JsonElement superuser = await emulator.ReportAsync("maximo/superuser");
            return Maximo(
                emulator,
                transport,
                options =>
                {
                    options.ApiKeyId = options.ApiKeyToken = null;
                    options.AdminAddress = new Uri(superuser.GetProperty("adminAddress").GetString());
                    options.UserName = superuser.GetProperty("userName").GetString();
                    options.Password = superuser.GetProperty("password").GetString();
                }
            );
        }

        public static VeeamApiKeyManager Veeam(
            Emulator emulator,
            Transport transport = Transport.OfTheSdk,
            Action<VeeamOptions> configure = null
        )
        {
            VeeamOptions options = At<VeeamOptions>(emulator, "veeam");
            options.ApiKey = emulator.Credential("veeam", "ApiKey");
            configure?.Invoke(options);
            return new VeeamApiKeyManager(options, new ApiKeyManagerSettings { Handler = transport.NewHandler() });
        }

        public static async Task<VeeamApiKeyManager> VeeamUserAsync(Emulator emulator, Transport transport)
        {
            System.Text.Json.JsonElement user = (await emulator.ReportAsync("veeam/users"))[0];
            return Veeam(
                emulator,
                transport,
                options =>
                {
                    options.ApiKey = null;
                    options.UserName = user.GetProperty("userName").GetString();
                    options.Password = user.GetProperty("password").GetString();
                }
            );
        }

        private static TOptions At<TOptions>(Emulator emulator, string service)
            where TOptions : ApiKeyAccountOptions, new()
        {
            Uri address = emulator.AddressOf(service);
            return new TOptions
            {
                BaseAddress = address,
                AllowInsecureLoopback = address.Scheme == "http",
                RetryDelay = TimeSpan.Zero,
            };
        }
    }
}
