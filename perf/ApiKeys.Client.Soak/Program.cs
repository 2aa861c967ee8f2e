using ApiKeys.Client.Soak;

if (Arguments.TryParse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(Arguments.Help);
    return 2;
}

return await new Soak(arguments).RunAsync() ? 0 : 1;
