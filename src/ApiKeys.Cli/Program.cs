using ApiKeys.Cli.Commands;

return await CommandLine.RunAsync(args);
