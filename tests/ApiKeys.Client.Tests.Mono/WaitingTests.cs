using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ApiKeys.Client.Aimms;
using ApiKeys.Client.Tests.Mono.Support;
using Xunit;

namespace ApiKeys.Client.Tests.Mono
{
    /// <summary>Calls that wait, and programs that wait for calls.</summary>
    public sealed class WaitingTests
    {
        [Fact]
        public async Task Calls_that_hang_do_not_block_others()
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(emulator);
            await emulator.AddFaultAsync(@"{""kind"":""hang"",""times"":3}");
            using (CancellationTokenSource cancellation = CancellationTokenSource.CreateLinkedTokenSource(The.Token))
            {
                List<Task<IReadOnlyList<ApiKey>>> hanging = Enumerable
                    .Range(0, 3)
                    .Select(_ => keys.GetListAsync(cancellation.Token))
                    .ToList();
                while ((await emulator.RequestsAsync()).Count < hanging.Count)
                {
                    cancellation.Token.ThrowIfCancellationRequested();
                }

                Assert.NotEmpty(await keys.GetListAsync(The.Token));

                cancellation.Cancel();
                await Assert.ThrowsAnyAsync<System.OperationCanceledException>(() => Task.WhenAll(hanging));
            }
        }

        [Fact]
        public async Task A_program_with_a_user_interface_can_block_on_a_call_without_a_deadlock()
        {
            Emulator emulator = await Emulator.OverHttpAsync();
            AimmsApiKeyManager keys = Accounts.Aimms(emulator);
            UserInterface thread = new UserInterface();
            SynchronizationContext before = SynchronizationContext.Current;
            SynchronizationContext.SetSynchronizationContext(thread);
            try
            {
                Assert.NotEmpty(keys.GetListAsync(The.Token).GetAwaiter().GetResult());
                keys.CreateAsync(The.NewName(), AimmsScopes.Tasks, The.InNinetyDays, The.Token)
                    .GetAwaiter()
                    .GetResult();
            }
            finally
            {
                SynchronizationContext.SetSynchronizationContext(before);
            }

            Assert.Equal(0, thread.Posts);
        }

        /// <summary>
        /// The synchronization context of a program with a user interface. Work that is posted while its thread is
        /// blocked would never run; here it runs, and is counted.
        /// </summary>
        private sealed class UserInterface : SynchronizationContext
        {
            private int _posts;

            public int Posts => Volatile.Read(ref _posts);

            public override void Post(SendOrPostCallback d, object state)
            {
                Interlocked.Increment(ref _posts);
                base.Post(d, state);
            }
        }
    }
}
