using ApiKeys.Client.Maximo;

namespace ApiKeys.Client.Rotation;

/// <summary>Makes the sinks that a configuration names.</summary>
internal static class SinkFactory
{
    /// <param name="options">What the configuration says; without an error.</param>
    /// <param name="manager">The account's keys, with one of which a token is obtained.</param>
    public static ISecretSink Of(RotationSinkOptions options, ApiKeyManager manager) =>
        options.TokenLifetime is { } lifetime
            ? new TokenSink(Of(options), manager, MaximoRefreshInterval.Parse(lifetime))
            : Of(options);

    private static ISecretSink Of(RotationSinkOptions options) =>
        options switch
        {
            { Command: { } program } => new CommandSink(program, options.Arguments),
            { File: { } file, Variable: { } variable } => FileSink.Variable(file, variable),
            { File: { } file, JsonMember: { } member } => FileSink.JsonMember(file, member),
            _ => FileSink.Value(options.File!),
        };
}
