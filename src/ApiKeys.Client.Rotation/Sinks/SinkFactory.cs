namespace ApiKeys.Client.Rotation;

/// <summary>Makes the sinks that a configuration names.</summary>
internal static class SinkFactory
{
    public static ISecretSink Of(RotationSinkOptions options) =>
        options switch
        {
            { Command: { } program } => new CommandSink(program, options.Arguments),
            { File: { } file, Variable: { } variable } => FileSink.Variable(file, variable),
            { File: { } file, JsonMember: { } member } => FileSink.JsonMember(file, member),
            _ => FileSink.Value(options.File!),
        };
}
