using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Mono.Support;
using ApiKeys.Client.Veeam;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Managers from a container, as in an application with a host.</summary>
    public sealed class ContainerTests
    {
        [Fact]
        public async Task Accounts_in_a_section_of_the_configuration_are_registered()
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            ServiceCollection services = new ServiceCollection();
            services.AddApiKeyClient(Configuration(emulator).GetSection("ApiKeys"));
            using (ServiceProvider provider = services.BuildServiceProvider())
            {
                ApiKeyManagers managers = provider.GetRequiredService<ApiKeyManagers>();

                foreach (ApiKeyManager account in managers)
                {
                    Assert.NotEmpty(await account.GetListAsync(The.Token));
                }

                Assert.Equal(
                    new[] { "backup", "eam", "prod" },
                    managers.Select(account => account.Account).OrderBy(name => name, StringComparer.Ordinal)
                );
                Assert.Same(managers["prod"], provider.GetRequiredService<AimmsApiKeyManager>());
                Assert.Same(managers["eam"], provider.GetRequiredKeyedService<MaximoApiKeyManager>("eam"));
            }
        }

        [Fact]
        public async Task Accounts_are_registered_in_code()
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            ServiceCollection services = new ServiceCollection();
            services
                .AddApiKeyClient()
                .AddVeeam(
                    "backup",
                    options =>
                    {
                        options.BaseAddress = emulator.AddressOf("veeam");
                        options.ApiKey = emulator.Credential("veeam", "ApiKey");
                        options.AllowInsecureLoopback = true;
                    }
                );
            using (ServiceProvider provider = services.BuildServiceProvider())
            {
                Assert.NotEmpty(await provider.GetRequiredService<VeeamApiKeyManager>().GetListAsync(The.Token));
            }
        }

        [Fact]
        public void A_missing_option_is_reported_with_account_and_field()
        {
            ServiceCollection services = new ServiceCollection();
            services.AddApiKeyClient().AddAimms("prod", options => options.CloudAccount = "acme");
            using (ServiceProvider provider = services.BuildServiceProvider())
            {
                OptionsValidationException error = Assert.Throws<OptionsValidationException>(() =>
                    provider.GetRequiredService<AimmsApiKeyManager>()
                );

                Assert.Contains("prod", error.Message);
                Assert.Contains("ApiKey", error.Message);
            }
        }

        private static IConfiguration Configuration(Emulator emulator) =>
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string>
                    {
                        ["ApiKeys:prod:Service"] = "Aimms",
                        ["ApiKeys:prod:BaseAddress"] = emulator.AddressOf("aimms").ToString(),
                        ["ApiKeys:prod:ApiKey"] = emulator.Credential("aimms", "ApiKey"),
                        ["ApiKeys:prod:AllowInsecureLoopback"] = "true",
                        ["ApiKeys:eam:Service"] = "Maximo",
                        ["ApiKeys:eam:BaseAddress"] = emulator.AddressOf("maximo").ToString(),
                        ["ApiKeys:eam:ApiKeyId"] = emulator.Credential("maximo", "ApiKeyId"),
                        ["ApiKeys:eam:ApiKeyToken"] = emulator.Credential("maximo", "ApiKeyToken"),
                        ["ApiKeys:eam:AllowInsecureLoopback"] = "true",
                        ["ApiKeys:backup:Service"] = "Veeam",
                        ["ApiKeys:backup:BaseAddress"] = emulator.AddressOf("veeam").ToString(),
                        ["ApiKeys:backup:ApiKey"] = emulator.Credential("veeam", "ApiKey"),
                        ["ApiKeys:backup:AllowInsecureLoopback"] = "true",
                    }
                )
                .Build();
    }
}
