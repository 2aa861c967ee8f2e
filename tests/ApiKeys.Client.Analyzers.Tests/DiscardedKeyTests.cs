namespace ApiKeys.Client.Analyzers.Tests;

/// <summary>AK0001: a created key that is discarded.</summary>
public sealed class DiscardedKeyTests
{
    [Theory]
    [InlineData("await CreateAsync();", "CreateAsync()")]
    [InlineData("await CreateAsync().ConfigureAwait(false);", "CreateAsync()")]
    [InlineData("await CreateValueAsync();", "CreateValueAsync()")]
    [InlineData("CreateAsync();", "CreateAsync()")]
    [InlineData("Create();", "Create()")]
    [InlineData("CreateAsync().Wait();", "CreateAsync()")]
    [InlineData("CreateAsync().GetAwaiter().GetResult();", "CreateAsync()")]
    [InlineData("_ = await CreateAsync();", "CreateAsync()")]
    [InlineData("_ = CreateAsync();", "CreateAsync()")]
    [InlineData("_ = CreateAsync().Result;", "CreateAsync()")]
    [InlineData("_ = (object)Create();", "Create()")]
    [InlineData("Keys?.CreateAsync();", ".CreateAsync()")]
    [InlineData("await RunAsync(async () => await CreateAsync());", "CreateAsync()")]
    [InlineData("Action create = () => Create();", "Create()")]
    public async Task A_discarded_result_is_reported(string statement, string call) =>
        Assert.Equal([$"AK0001 {call}"], await Code.FindingsInAsync(statement));

    [Theory]
    [InlineData("var key = await CreateAsync();")]
    [InlineData("Save((await CreateAsync()).Value.Reveal());")]
    [InlineData("Task<IssuedApiKey> later = CreateAsync(); await later; Save((await later).Key.Id);")]
    [InlineData("await pending; pending.Wait();")]
    [InlineData("_ = maybe ?? throw new ArgumentNullException();")]
    [InlineData("_ = issued;")]
    [InlineData("_ = issued.Key.Name.Trim();")]
    [InlineData("await Task.WhenAll(CreateAsync(), CreateAsync());")]
    [InlineData("await ThrowsAsync<Exception>(() => CreateAsync());")]
    [InlineData("await ThrowsAsync<Exception>(async () => await CreateAsync());")]
    [InlineData("Throws(() => CreateAsync().Wait());")]
    public async Task A_result_that_is_kept_or_a_call_that_must_throw_is_not_reported(string statements) =>
        Assert.Empty(await Code.FindingsInAsync(statements));
}
