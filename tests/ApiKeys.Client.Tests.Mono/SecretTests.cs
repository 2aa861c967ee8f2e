using System;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Maximo;
using ApiKeys.Client.Tests.Mono.Support;
using ApiKeys.Client.Veeam;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>No output of a program reveals a secret.</summary>
    public sealed class SecretTests
    {
        public static TheoryData<Transport, string> Faults
        {
            get
            {
                TheoryData<Transport, string> faults = new TheoryData<Transport, string>();
                foreach (Transport transport in new[] { Transport.OfTheSdk, Transport.HttpWebRequest })
                {
                    faults.Add(
                        transport,
                        @"{""kind"":""respond"",""always"":true,""status"":400,""body"":""{\""message\"":\""bad key SECRET\""}""}"
                    );
                    faults.Add(
                        transport,
                        @"{""kind"":""respond"",""always"":true,""status"":401,""body"":""SECRET"",""contentType"":""text/plain""}"
                    );
                    faults.Add(
                        transport,
                        @"{""kind"":""respondAfterCommit"",""always"":true,""status"":201,""body"":""{\""value\"":\""SECRET""}"
                    );
                    faults.Add(transport, @"{""kind"":""cutShort"",""bytes"":60,""always"":true}");
                    faults.Add(transport, @"{""kind"":""dropAfterCommit"",""always"":true}");
                }

                return faults;
            }
        }

        [Theory]
        [MemberData(nameof(Faults))]
        public async Task No_exception_contains_a_secret(Transport transport, string fault)
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            string[] secrets =
            {
                emulator.Credential("aimms", "ApiKey"),
                emulator.Credential("maximo", "ApiKeyToken"),
                emulator.Credential("veeam", "ApiKey"),
            };
            Task<IssuedApiKey>[] creates =
            {
                await FailAsync(
                    fault,
                    secrets[0],
                    () =>
                        Accounts
                            .Aimms(emulator, transport)
                            .CreateAsync(The.NewName(), AimmsScopes.Tasks, The.InNinetyDays, The.Token)
                ),
                await FailAsync(
                    fault,
                    secrets[1],
                    () =>
                        Accounts
                            .Maximo(emulator, transport)
                            .CreateAsync(
                                The.NewName(),
                                MaximoPermissions.UserAdmin,
                                MaximoRefreshInterval.Days(30),
                                The.Token
                            )
                ),
                await FailAsync(
                    fault,
                    secrets[2],
                    () =>
                        Accounts
                            .Veeam(emulator, transport)
                            .CreateAsync(The.NewName(), VeeamScopes.Rest, cancellationToken: The.Token)
                ),
            };

            Assert.All(
                creates,
                create =>
                    Assert.All(
                        secrets,
                        secret => Assert.DoesNotContain(secret.Substring(0, 8), create.Exception.ToString())
                    )
            );

            async Task<Task<IssuedApiKey>> FailAsync(string template, string secret, Func<Task<IssuedApiKey>> create)
            {
                emulator = await Emulator.OverHttpAsync();
                await emulator.AddFaultAsync(template.Replace("SECRET", secret));
                Task<IssuedApiKey> failed = create();
                await Assert.ThrowsAnyAsync<ApiKeyException>(() => failed);
                return failed;
            }
        }

        [Fact]
        public async Task No_object_prints_the_value_of_a_key()
        {
            Emulator emulator = await Emulator.OverHttpAsync();

            IssuedApiKey issued = await Accounts
                .Maximo(emulator)
                .CreateAsync(The.NewName(), MaximoPermissions.UserAdmin, MaximoRefreshInterval.Days(30), The.Token);

            Assert.All(
                new object[] { issued, issued.Key, issued.Value },
                printed => Assert.DoesNotContain(issued.Value.Reveal().Substring(0, 8), printed.ToString())
            );
        }
    }
}
