using System;
using System.Threading;
using System.Threading.Tasks;
using ApiKeys.Client;
using ApiKeys.Client.Aimms;

namespace Acme.Jobs
{
    public class NightlyJob
    {
        // One manager for the life of the program: it keeps its connections, and any thread may use it.
        private readonly AimmsApiKeyManager _keys;
        private readonly TimeProvider _clock;

        public NightlyJob(AimmsOptions options, TimeProvider clock)
        {
            _keys = new AimmsApiKeyManager(
                options,
                new ApiKeyManagerSettings { Account = "prod", TimeProvider = clock }
            );
            _clock = clock;
        }

        public async Task<string> IssueAsync(string name, CancellationToken cancellationToken)
        {
            foreach (ApiKey key in await _keys.GetListAsync(cancellationToken))
            {
                Console.WriteLine(
                    "{0}: {1}, until {2:yyyy-MM-dd}",
                    key.Name,
                    string.Join(", ", key.Scopes),
                    key.Expiry.Instant
                );
            }

            try
            {
                DateTimeOffset end = _clock.GetUtcNow().AddDays(90);
                IssuedApiKey issued = await _keys.CreateAsync(
                    name,
                    AimmsScopes.PublishApp | AimmsScopes.Tasks,
                    end,
                    cancellationToken
                );
                return issued.Value.Reveal();
            }
            catch (ApiKeyOutcomeUnknownException unknown)
            {
                // Sent, and no response came. If there is a key, it is of no use without its value.
                if (await _keys.FindAsync(unknown.KeyId, cancellationToken) != null)
                {
                    await _keys.DeleteAsync(unknown.KeyId, cancellationToken);
                }

                throw;
            }
        }
    }
}
