using Xunit;

// The tests share an emulator and its faults.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
