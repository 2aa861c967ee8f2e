namespace ApiKeys.Cli.Output;

/// <summary>An option of an account, with secrets masked.</summary>
/// <param name="Account">The account.</param>
/// <param name="Option">The option.</param>
/// <param name="Value">The value.</param>
/// <param name="From">Where it is set: in the file or in the environment.</param>
internal sealed record ConfiguredOptionJson(string Account, string Option, string? Value, string From);
