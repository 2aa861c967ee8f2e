using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace ApiKeys.Client.Tests.Mono.Support
{
    /// <summary>
    /// An emulator in another process. The tests share it, so each starts without faults and requests, with the
    /// documented behaviour, and with new names for its keys.
    /// </summary>
    internal sealed class Emulator
    {
        /// <summary>
        /// The client that controls the emulator trusts any certificate; the trust of the SDK is tested with clients of
        /// the SDK.
        /// </summary>
        private static readonly HttpClient Control = new HttpClient(
            new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) => true,
            }
        );

        private readonly JsonElement _book;

        private Emulator(JsonElement book)
        {
            _book = book;
        }

        /// <summary>The authority of the emulator's certificates, in PEM.</summary>
        public string CertificateAuthority => _book.GetProperty("certificateAuthority").GetString();

        public static Task<Emulator> OverHttpAsync() => OfAsync("APIKEYS_EMULATOR");

        public static Task<Emulator> OverHttpsAsync() => OfAsync("APIKEYS_EMULATOR_HTTPS");

        public Uri AddressOf(string service) => new Uri(Entry(service).GetProperty("baseAddress").GetString());

        /// <summary>A member of the credential of the emulator's account at a service.</summary>
        public string Credential(string service, string member) =>
            Entry(service).GetProperty("credential").GetProperty(member).GetString();

        /// <summary>
        /// Adds a fault for the next request that matches, in the format of the emulator's documentation.
        /// </summary>
        public Task AddFaultAsync(string json) => SendAsync(HttpMethod.Post, "faults", json);

        /// <summary>
        /// Sets the variants of a service, in the format of the emulator's documentation. Members that are left out
        /// have their default.
        /// </summary>
        public Task SetVariantsAsync(string service, string json) =>
            SendAsync(HttpMethod.Put, service + "/variants", json);

        public async Task<int> CountAsync(string method) =>
            (await RequestsAsync()).Count(request => request.GetProperty("method").GetString() == method);

        /// <summary>The requests that arrived at the services since the test began.</summary>
        public async Task<IReadOnlyList<JsonElement>> RequestsAsync() =>
            (await ReportAsync("requests")).EnumerateArray().ToList();

        /// <summary>Completes when a matching request has arrived.</summary>
        public async Task WaitForAsync(Func<JsonElement, bool> fits)
        {
            CancellationToken limit = The.Token;
            while (!(await RequestsAsync()).Any(fits))
            {
                limit.ThrowIfCancellationRequested();
            }
        }

        public async Task<JsonElement> ReportAsync(string path)
        {
            using (JsonDocument response = JsonDocument.Parse(await SendAsync(HttpMethod.Get, path)))
            {
                return response.RootElement.Clone();
            }
        }

        private static async Task<Emulator> OfAsync(string variable)
        {
            string readyFile = Environment.GetEnvironmentVariable(variable);
            Assert.SkipWhen(
                readyFile == null,
                variable
                    + " does not name the file that samples/Emulator wrote with --ready-file. .ci/steps/mono "
                    + "starts one and sets it."
            );
            using (JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(readyFile)))
            {
                Emulator emulator = new Emulator(file.RootElement.Clone());
                await emulator.SendAsync(HttpMethod.Delete, "faults");
                await emulator.SendAsync(HttpMethod.Delete, "requests");
                await emulator.SetVariantsAsync("veeam", "{}");
                return emulator;
            }
        }

        private async Task<string> SendAsync(HttpMethod method, string path, string json = null)
        {
            Uri address = new Uri(new Uri(_book.GetProperty("address").GetString()), "emulator/" + path);
            using (HttpRequestMessage request = new HttpRequestMessage(method, address))
            {
                request.Headers.Add("X-Emulator", "1");
                request.Content = json == null ? null : new StringContent(json, Encoding.UTF8, "application/json");
                using (HttpResponseMessage response = await Control.SendAsync(request, The.Token))
                {
                    string text = await response.Content.ReadAsStringAsync();
                    Assert.True(response.IsSuccessStatusCode, text);
                    return text;
                }
            }
        }

        private JsonElement Entry(string service) => _book.GetProperty("services").GetProperty(service);
    }
}
