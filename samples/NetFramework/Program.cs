using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;

namespace ApiKeys.Client.Samples.NetFramework
{
    /// <summary>
    /// A script without a container: replaces a key at AIMMS by one that works for another 90 days, and keeps its value
    /// in a file.
    /// </summary>
    internal static class Program
    {
        private static async Task<int> Main(string[] args)
        {
            if (args.Length != 4)
            {
                Console.Error.WriteLine(
                    "usage: NetFramework <address of the service> <file with the credential> <name of the key> "
                        + "<new file for the value>"
                );
                return 2;
            }

            try
            {
                await RenewAsync(Manager(new Uri(args[0]), args[1]), args[2], args[3]);
                return 0;
            }
            catch (Exception exception)
                when (exception is ApiKeyException || exception is ArgumentException || exception is IOException)
            {
                Console.Error.WriteLine(exception.Message);
                return 1;
            }
        }

        private static AimmsApiKeyManager Manager(Uri address, string credentialFile)
        {
            return new AimmsApiKeyManager(
                new AimmsOptions
                {
                    BaseAddress = address,
                    ApiKeyFile = credentialFile,
                    AllowInsecureLoopback = address.IsLoopback,
                },
                new ApiKeyManagerSettings { Account = "prod" }
            );
        }

        private static async Task RenewAsync(AimmsApiKeyManager keys, string name, string valueFile)
        {
            // The file is created first: if that fails, no key is created whose value has no place.
            using (ValueFile file = new ValueFile(valueFile))
            {
                DateTimeOffset now = TimeProvider.System.GetUtcNow();
                try
                {
                    IssuedApiKey issued = await keys.CreateAsync(
                        name + now.ToString("-yyyyMMdd-HHmmss", CultureInfo.InvariantCulture),
                        AimmsScopes.Tasks,
                        now.AddDays(90)
                    );
                    Keep(issued, file, valueFile);
                    await DeleteOlderAsync(keys, name, issued.Key);
                }
                catch (ApiKeyMismatchException other) when (other.Issued != null)
                {
                    // The key works, and its value is not shown again. The older keys stay until a person has looked at
                    // it.
                    Keep(other.Issued, file, valueFile);
                    throw;
                }
            }
        }

        private static void Keep(IssuedApiKey issued, ValueFile file, string valueFile)
        {
            Console.WriteLine("Created {0}, until {1:yyyy-MM-dd}.", issued.Key.Name, issued.Key.Expiry.Instant);
            file.Save(issued.Value);
            Console.WriteLine("Its value is in {0}.", valueFile);
        }

        private static async Task DeleteOlderAsync(AimmsApiKeyManager keys, string name, ApiKey issued)
        {
            foreach (ApiKey key in await keys.GetListAsync())
            {
                if (key.Name.StartsWith(name + "-", StringComparison.Ordinal) && key.Name != issued.Name)
                {
                    await keys.DeleteAsync(key.Id);
                    Console.WriteLine("Deleted {0}.", key.Name);
                }
            }
        }
    }
}
