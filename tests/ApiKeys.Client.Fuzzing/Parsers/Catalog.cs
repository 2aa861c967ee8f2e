using ApiKeys.Client.Fuzzing.Calls;
using ApiKeys.Client.Fuzzing.Engine;

namespace ApiKeys.Client.Fuzzing.Parsers;

/// <summary>All fuzzed parsers, the slowest first.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Parser> All { get; } =
    [
        CallParser.Of("aimms-calls", AimmsCalls.All, Corpus.Scripts("Aimms"), isSecretSent: true),
        CallParser.Of("maximo-calls", MaximoCalls.All, Corpus.Scripts("Maximo"), isSecretSent: false),
        CallParser.Of("veeam-calls", VeeamCalls.All, Corpus.Scripts("Veeam"), isSecretSent: false),
        .. TransportParsers.All,
        .. AimmsParsers.All,
        .. MaximoParsers.All,
        .. VeeamParsers.All,
    ];
}
