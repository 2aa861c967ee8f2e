using Xunit;

// The tests share an emulator and what is to go wrong there.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
