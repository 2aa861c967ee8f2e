using System.Text.Json;
using ApiKeys.Cli.Output;

namespace ApiKeys.Cli.Auditing;

/// <summary>Writes findings as the elements of a JSON array, each when it is there.</summary>
internal sealed class JsonFindingWriter(Screen screen, string? configuration) : FindingWriter(screen, configuration)
{
    private bool _hasBegun;

    public override void Add(Finding finding)
    {
        string json = PlainText.Of(JsonSerializer.Serialize(finding, Json.Context.Finding));
        Data.WriteText(_hasBegun ? "," + json : "[" + json);
        _hasBegun = true;
    }

    public override void End() => Data.WriteText(_hasBegun ? "]\n" : "[]\n");
}
