namespace ApiKeys.Cli.Output;

/// <summary>A cell of a table: its text and its severity.</summary>
internal sealed record Cell(string Text, Severity Severity = Severity.None)
{
    public static implicit operator Cell(string? text) => new(text ?? "");
}
